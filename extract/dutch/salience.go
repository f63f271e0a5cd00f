package dutch

import (
	"cmp"
	"slices"
)

// What the salience of a theme is made of, per mille. Words of the title and of headings say what an article is about; so does
// the first paragraph; a theme that returns, and returns all over the text, is more than an aside.
const (
	salienceTitle   = 350
	salienceHeading = 100
	salienceLead    = 150
	salienceOnce    = 40  // for each mention, up to salienceTimes of them
	salienceTimes   = 8   // mentions that count, in a text of salienceLength words; more in longer ones
	salienceSpread  = 180 // for themes that all fifths of the text name
	salienceLength  = 600
	salienceLong    = 60  // a label of two words or a long compound is no accident
	longLabel       = 12  // bytes
	salienceWide    = 500 // what is left, per mille, of a theme that texts of all kinds name
)

// minSalience is the least salience of a theme, and maxThemes the greatest number of themes of an article.
const minSalience, maxThemes = 120, 25

// weigh turns the mentions of each concept into themes.
func (t *Themes) weigh(d *Document, found map[int][]Mention) []Theme {
	w := newWeights(d)
	out := make([]Theme, 0, len(found))
	for concept, mentions := range found {
		c := &t.concepts[concept]
		theme := Theme{ID: c.ID, Name: c.Preferred, Mentions: mentions, Salience: w.of(mentions, len(c.Preferred))}
		if t.wide[concept] {
			theme.Salience = theme.Salience * salienceWide / 1000
		}
		if theme.Salience >= minSalience {
			out = append(out, theme)
		}
	}
	return out
}

// rank puts the most salient themes first, each id once, and cuts off what is more than an indexer gives.
func (t *Themes) rank(themes, phrases []Theme) []Theme {
	known := map[string]bool{}
	for _, a := range themes {
		known[a.ID] = true
	}
	for _, p := range phrases {
		if !known[p.ID] {
			themes = append(themes, p)
		}
	}
	slices.SortFunc(themes, func(a, b Theme) int { return cmp.Or(cmp.Compare(b.Salience, a.Salience), cmp.Compare(a.ID, b.ID)) })
	return themes[:min(len(themes), maxThemes)]
}

// weights knows the parts of a document that count.
type weights struct {
	doc      *Document
	leadEnd  int // byte at which the first paragraph behind the title ends
	perWords int // mentions that count fully
}

func newWeights(d *Document) weights {
	w := weights{doc: d, perWords: max(3, salienceTimes*len(d.Tokens)/salienceLength)}
	w.perWords = min(w.perWords, 2*salienceTimes)
	lead := -1
	for _, s := range d.Sentences {
		if s.Start < d.Title || s.Heading {
			continue
		}
		if lead < 0 {
			lead = s.Paragraph
		}
		if s.Paragraph != lead {
			break
		}
		w.leadEnd = s.End
		if s.End-d.Title > maxLead {
			break
		}
	}
	return w
}

// maxLead is the greatest length of what counts as the first paragraph, in bytes.
const maxLead = 600

func (w weights) of(mentions []Mention, labelLength int) int {
	title, heading, lead := 0, 0, 0
	var fifths [5]bool
	for _, m := range mentions {
		fifths[min(4, 5*m.Start/max(1, len(w.doc.Text)))] = true
		switch {
		case m.Start < w.doc.Title:
			title = salienceTitle
		case w.heading(m.Start):
			heading = salienceHeading
		case m.Start < w.leadEnd:
			lead = salienceLead
		}
	}
	spread := 0
	for _, f := range fifths {
		if f {
			spread++
		}
	}
	s := title + heading + lead + salienceOnce*salienceTimes*min(len(mentions), w.perWords)/w.perWords + salienceSpread*(spread-1)/4
	if labelLength >= longLabel {
		s += salienceLong
	}
	return min(1000, s)
}

func (w weights) heading(at int) bool {
	i, _ := slices.BinarySearchFunc(w.doc.Sentences, at, func(s Sentence, at int) int { return cmp.Compare(s.End, at+1) })
	return i < len(w.doc.Sentences) && w.doc.Sentences[i].Heading
}

// isWide reports concepts that texts of all kinds name without being about them: of the paragraphs of our corpus that name one,
// fewer than a fifth are indexed under it (fifteen paragraphs at least).
func isWide(id string) bool {
	switch id {
	case "concept:arbeid", "concept:basisonderwijs", "concept:begeleiding", "concept:behandeling", "concept:beperking",
		"concept:bewoners", "concept:bibliotheek", "concept:buurt", "concept:curriculum", "concept:dossiervorming", "concept:ethiek",
		"concept:familie", "concept:gemeente", "concept:gezin", "concept:hoger-onderwijs", "concept:hoogleraarschap",
		"concept:hulpverlening", "concept:jeugd", "concept:jongens", "concept:kenniscentrum", "concept:kerk", "concept:kinderen",
		"concept:lector", "concept:lectoraat", "concept:leraarschap", "concept:luisteren", "concept:ouders", "concept:pensioen",
		"concept:politie", "concept:promotieonderzoek", "concept:samenwerking", "concept:scholing", "concept:slaap", "concept:stad",
		"concept:studenten", "concept:taal", "concept:toeslagen", "concept:toetsing", "concept:vereniging", "concept:welzijn":
		return true
	}
	return false
}
