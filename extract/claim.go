package extract

import "github.com/kennisgraaf/kennisgraaf/graph"

// Claim is one statement that a rule finds in an article. Offsets are bytes of the article's text.
type Claim struct {
	Subject    string // entity id, or graph.ThisArticle
	Predicate  graph.Predicate
	Object     string // entity id, or graph.ThisArticle
	Modality   graph.Modality
	Role       string
	From, To   graph.Date
	Confidence int    // per mille
	Rule       string // name of the rule that found it
	Start, End int    // the evidence: at most graph.MaxEvidence code points
}
