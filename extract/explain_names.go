package extract

import (
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// mostReasons is how many features of the model's reading of a name are told, and mostReasoned for how many names of an article.
const mostReasons, mostReasoned = 5, 2000

// weighed tells what became of each candidate.
func (x *Extractor) weighed(r *Reading, at *graph.Offsets, decisions []dutch.Decision) []Weighed {
	reasons := x.reasons(r, decisions)
	named := map[proposal]bool{}
	for _, m := range withoutCited(r.Document, r.Mentions, r.Citations) {
		named[proposal{m.Start, m.End, m.Type}] = true
	}
	out := make([]Weighed, len(decisions))
	for i := range decisions {
		d := &decisions[i]
		out[i] = Weighed{
			Excerpt: excerpt(at, r.Draft.Text, d.Start, d.End), Type: d.Type, Outcome: d.Outcome, Confidence: d.Confidence,
			Says: sayings(d), Reasons: reasons[i],
		}
		if d.Outcome == dutch.Kept {
			out[i].Cited = !named[proposal{d.Start, d.End, d.Type}]
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
	at := byProposal(decisions)
	for i, recogniser := range x.recognisers {
		reasoner, able := recogniser.(dutch.Reasoner)
		if !able {
			continue
		}
		some := r.Found[i][:min(mostReasoned, len(r.Found[i]))]
		list := reasoner.Reasons(r.Document, some, mostReasons)
		for j, m := range some {
			if k, there := at[proposal{m.Start, m.End, m.Type}]; there {
				out[k] = append(out[k], list[j]...)
			}
		}
	}
	return out
}

// proposal is what recognisers agree on when they propose the same: span and type.
type proposal struct {
	start, end int
	typ        graph.EntityType
}

// byProposal returns the number of each decision.
func byProposal(decisions []dutch.Decision) map[proposal]int {
	out := make(map[proposal]int, len(decisions))
	for i := range decisions {
		out[proposal{decisions[i].Start, decisions[i].End, decisions[i].Type}] = i
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

func (x *Extractor) explainEntity(r *Reading, at *graph.Offsets, e *Entity, decisions []dutch.Decision, by map[proposal]int) EntityExplained {
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
		if i, there := by[proposal{m.Start, m.End, e.Type}]; there {
			read.Says = proposers(&decisions[i])
		}
		out.Mentions = append(out.Mentions, read)
	}
	return out
}

// steps tells how the surfaces of an entity became its name, and the name its id.
func (x *Extractor) steps(r *Reading, e *Entity) []string {
	if e.Type == graph.Concept {
		kind := "a key phrase of the article; the thesaurus has no such concept"
		if x.concepts[e.ID] != nil {
			kind = "a label of the thesaurus in one of its forms"
		}
		return append([]string{kind}, dutch.WhySalient(r.Document, &dutch.Theme{ID: e.ID, Name: e.Name, Mentions: e.Mentions})...)
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
