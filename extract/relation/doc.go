// Package relation is a trained judge of candidate relations: a linear model over hashed features, a score for each class. It knows
// no text: what a candidate's features are, and which classes there are, is its caller's affair (package extract). Weights, scores
// and confidences are integers, so that a model judges alike on every machine.
//
// relation imports graph's errors only; the model that ships is embedded.
package relation
