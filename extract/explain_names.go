package extract

import (
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// mostReasons is how many features of the model's reading are told.
const mostReasons = 5

// weighed tells what became of each candidate.
func (x *Extractor) weighed(r *Reading, at *graph.Offsets, decisions []dutch.Decision) []Weighed {
	reasons := x.reasons(r, decisions)
	named := withoutCited(r.Document, r.Mentions, r.Citations)
	out := make([]Weighed, len(decisions))
	for i := range decisions {
		d := &decisions[i]
		out[i] = Weighed{
			Excerpt: excerpt(at, r.Draft.Text, d.Start, d.End), Type: d.Type, Outcome: d.Outcome, Confidence: d.Confidence,
			Says: sayings(d), Reasons: reasons[i],
		}
		if d.Outcome == dutch.Kept {
			out[i].Cited = !slices.ContainsFunc(named, func(m dutch.Mention) bool { return m.Start == d.Start && m.End == d.End && m.Type == d.Type })
		}
		if d.By != nil {
			out[i].GaveWayTo = string(d.By.Type) + " " + quote(r.Draft.Text[d.By.Start:d.By.End])
		}
	}
	return out
}

func sayings(d *dutch.Decision) []Said {
	out := []Said{}
	for _, w := range d.Worths {
		out = append(out, Said{w.Say, &w.Worth})
	}
	if len(d.Worths) == 0 {
		for _, s := range d.Says {
			out = append(out, Said{Say: s})
		}
	}
	return out
}

// reasons asks the recognisers that can tell for the reasons of the names that they proposed, by candidate.
func (x *Extractor) reasons(r *Reading, decisions []dutch.Decision) [][]dutch.Reason {
	out := make([][]dutch.Reason, len(decisions))
	for i, recogniser := range x.recognisers {
		reasoner, able := recogniser.(dutch.Reasoner)
		if !able {
			continue
		}
		list := reasoner.Reasons(r.Document, r.Found[i], mostReasons)
		for j, m := range r.Found[i] {
			k := slices.IndexFunc(decisions, func(d dutch.Decision) bool { return d.Start == m.Start && d.End == m.End && d.Type == m.Type })
			if k >= 0 {
				out[k] = append(out[k], list[j]...)
			}
		}
	}
	return out
}

// proposers lists who proposed a candidate and how sure each was: "crf 950, person 920".
func proposers(d *dutch.Decision) string {
	var out []string
	for _, s := range d.Says {
		if rest, own := strings.CutPrefix(s, string(d.Type)+" "); own && !strings.HasSuffix(rest, " 0") {
			out = append(out, rest)
		}
	}
	return strings.Join(out, ", ")
}

func (x *Extractor) explainEntity(r *Reading, at *graph.Offsets, e *Entity, decisions []dutch.Decision) EntityExplained {
	out := EntityExplained{
		ID: e.ID, Type: e.Type, Kind: e.Kind, Name: e.Name, Salience: min(1000, e.Salience), Steps: x.steps(r, e), Joined: e.Joined,
	}
	if e.Known != nil {
		out.Known, out.SameAs = e.Known.Row, e.Known.SameAs
	} else if c := x.concepts[e.ID]; c != nil {
		out.Known = c.Row
	}
	for _, m := range e.Mentions {
		read := MentionRead{excerpt(at, r.Draft.Text, m.Start, m.End), m.Recogniser, m.Confidence, ""}
		i := slices.IndexFunc(decisions, func(d dutch.Decision) bool {
			return d.Outcome == dutch.Kept && d.Start == m.Start && d.End == m.End
		})
		if i >= 0 {
			read.Says = proposers(&decisions[i])
		}
		out.Mentions = append(out.Mentions, read)
	}
	return out
}

// steps tells how the surfaces of an entity became its name, and the name its id.
func (x *Extractor) steps(r *Reading, e *Entity) []string {
	if e.Type == graph.Concept {
		return []string{"a label of the thesaurus in one of its forms"}
	}
	var out []string
	seen := map[string]bool{}
	for _, m := range e.Mentions {
		surface := r.Draft.Text[m.Start:m.End]
		if seen[surface] {
			continue
		}
		seen[surface] = true
		if clean := cleanName(surface); clean != strings.Join(strings.Fields(surface), " ") {
			out = append(out, "“"+surface+"” mended to “"+clean+"”")
		}
	}
	if e.Known != nil {
		return append(out, "a known name: id and name from "+e.Known.Row)
	}
	if !seen[e.Name] {
		out = append(out, "named “"+e.Name+"”, the most complete form, without genitive or word of kind")
	}
	if canonical := canonicalName(e.Type, e.Name); canonical != e.Name {
		out = append(out, "id from “"+canonical+"”, without the article")
	}
	if e.ID != graph.EntityID(e.Type, canonicalName(e.Type, e.Name), "") {
		out = append(out, "counts within this article only: a client, or known by one name")
	}
	return out
}
