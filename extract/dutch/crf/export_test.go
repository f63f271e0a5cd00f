package crf

import "github.com/kennisgraaf/kennisgraaf/extract/dutch"

// All returns the names of the best path, however doubtful.
func (r *Recogniser) All(d *dutch.Document) []dutch.Mention {
	var out []dutch.Mention
	for _, f := range r.margins(d) {
		out = append(out, f.Mention)
	}
	return out
}
