package dutch

// languageEvidence is how many function words a paragraph must have before its language is told by itself.
const languageEvidence = 4

// tellLanguages sets the language of each sentence by the function words of its paragraph, and returns that of most of the
// document: "nl", "en", or "" when it has too few words of either. Paragraphs with too little evidence have the document's.
func tellLanguages(d *Document) string {
	var nl, en []int // by paragraph
	for i := range d.Sentences {
		s := &d.Sentences[i]
		for len(nl) <= s.Paragraph {
			nl, en = append(nl, 0), append(en, 0)
		}
		for _, t := range d.Tokens[s.First:s.Last] {
			switch functionWord(t.Lower) {
			case 'n':
				nl[s.Paragraph]++
			case 'e':
				en[s.Paragraph]++
			}
		}
	}
	all := [2]int{}
	for p := range nl {
		all[0] += nl[p]
		all[1] += en[p]
	}
	whole := ""
	switch {
	case all[1] > all[0]:
		whole = "en"
	case all[0] > 0:
		whole = "nl"
	}
	for i := range d.Sentences {
		s := &d.Sentences[i]
		s.Language = paragraphLanguage(nl[s.Paragraph], en[s.Paragraph], whole)
	}
	return whole
}

func paragraphLanguage(nl, en int, whole string) string {
	switch {
	case nl+en < languageEvidence:
		return whole
	case en > nl:
		return "en"
	}
	return "nl"
}

// functionWord returns 'n' for a word that only Dutch uses that often, 'e' for one that only English does, else 0. Words that
// both have (is, in, we, was, over, of) tell nothing.
func functionWord(s string) byte {
	switch s {
	case "de", "het", "een", "en", "van", "dat", "die", "niet", "zijn", "voor", "met", "aan", "ook", "wordt", "naar", "bij", "om",
		"je", "er", "maar", "als", "hun", "deze", "dit", "heeft", "te", "worden", "uit", "nog", "zij", "hij", "ze", "ik", "wij", "door",
		"kan", "geen", "meer", "zich", "werd", "waar", "hebben":
		return 'n'
	case "the", "and", "to", "that", "for", "as", "by", "from", "are", "this", "their", "they", "it", "which", "have", "be",
		"not", "an", "how", "what", "on", "who", "with", "has", "were", "its", "at", "or", "you", "can":
		return 'e'
	}
	return 0
}
