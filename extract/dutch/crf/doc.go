// Package crf reads names with a linear-chain conditional random field trained on our own annotated corpus.
//
// Lafferty, McCallum, Pereira, "Conditional random fields" (2001); tags in the BIOES scheme over the seven named types;
// training by AdaGrad (Duchi, Hazan, Singer, 2011). Training uses floating point; the model it writes holds integers, and
// reading uses nothing else, so the same text has the same names on every machine.
//
// crf imports extract/dutch, its corpus and graph's vocabulary; never a store, the network or the file system.
package crf
