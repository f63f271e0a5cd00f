package extract

import "github.com/kennisgraaf/kennisgraaf/extract/dutch"

// Decisions returns what every recogniser proposes in an article, and what becomes of each proposal when they are combined. title
// is how many bytes of the text are its title; offsets are bytes.
func (x *Extractor) Decisions(text string, title int, language string) []dutch.Decision {
	d := dutch.Analyse(text, title)
	d.Language = language
	var found [][]dutch.Mention
	for _, recogniser := range x.recognisers {
		found = append(found, recogniser.Find(d))
	}
	return dutch.Decide(found...)
}

// Refusals returns what the rules for claims looked at in an article and did not claim; see [Relator.Refusals].
func (x *Extractor) Refusals(draft Draft) []Refusal {
	r := x.Read(draft)
	return x.relator.Refusals(r.Document, r.Entities, draft.Byline)
}
