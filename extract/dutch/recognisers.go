package dutch

// Recognisers returns the list that the program uses, in the order in which explanations show them.
func Recognisers(k *Knowledge) []Recogniser {
	x := newLexicon(k)
	return []Recogniser{
		newGazetteer(k, x),
		&Lectoraten{x},
		&Organisations{x},
		&Persons{x},
		&Policies{x},
		&Methods{x},
		&Publications{x},
	}
}
