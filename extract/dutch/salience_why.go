package dutch

import "fmt"

// WhySalient tells what makes a theme salient in an article, in the order in which it counts.
func WhySalient(d *Document, t *Theme) []string {
	w := newWeights(d)
	var title, heading, lead bool
	var fifths [5]bool
	for _, m := range t.Mentions {
		fifths[min(4, 5*m.Start/max(1, len(d.Text)))] = true
		title = title || m.Start < d.Title
		heading = heading || m.Start >= d.Title && w.heading(m.Start)
		lead = lead || m.Start >= d.Title && m.Start < w.leadEnd && !w.heading(m.Start)
	}
	var out []string
	for _, at := range []struct {
		there bool
		where string
	}{{title, "in the title"}, {lead, "in the first paragraph"}, {heading, "in a heading"}} {
		if at.there {
			out = append(out, at.where)
		}
	}
	spread := 0
	for _, f := range fifths {
		if f {
			spread++
		}
	}
	out = append(out, fmt.Sprintf("named %d times, %d or more count fully, in %d of 5 parts of the text", len(t.Mentions), w.perWords, spread))
	if len(t.Name) >= longLabel {
		out = append(out, "a long label")
	}
	if isWide(t.ID) {
		out = append(out, "counts half: texts of all kinds name it")
	}
	return out
}
