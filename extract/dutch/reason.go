package dutch

// Reason is something that spoke for a name, or against it.
type Reason struct {
	Token  string `json:"token"`  // the word of the name that it is about
	What   string `json:"what"`   // "word before “lector”", "suffix “-ling”"
	Weight int    `json:"weight"` // what it adds over leaving the word out of every name, in the recogniser's own units; below 0: against
}

// Reasoner is a recogniser that can tell what weighed most in its readings.
type Reasoner interface {
	Recogniser
	// Reasons returns, for each of some mentions, the reasons that weighed most, the heaviest first, at most so many of each.
	Reasons(d *Document, mentions []Mention, most int) [][]Reason
}
