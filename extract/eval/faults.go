package eval

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Fault is one miss or one false find.
type Fault struct {
	Article  string `json:"article"` // id of the gold article
	Part     string `json:"part"`    // "entities", "mentions", "relations" …
	Missed   bool   `json:"missed"`  // false: a false find
	Type     string `json:"type,omitempty"`
	Name     string `json:"name"`
	Times    int    `json:"times"`
	Sentence string `json:"sentence,omitempty"`
	By       string `json:"by"` // who caused it: a recogniser, a rule, or a step of the way
	Why      string `json:"why,omitempty"`
}

// Errors are the faults of a run.
type Errors struct {
	Report *Report `json:"-"`
	Faults []Fault `json:"faults"`
}

// The steps of the way that cause faults besides recognisers and rules.
const (
	byNobody       = "nobody" // no recogniser proposed it, no rule claimed it
	bySegmentation = "segmentation"
	byCombination  = "combination"
	byResolution   = "resolution"
	byNames        = "names" // of a relation: one of its ends was not found
	byCitations    = "citations"
	byThemes       = "themes"
)

// Faults lists what the run missed and what it found wrongly, article by article. The extractor is the one that made the run: it
// is asked again who proposed what.
func (r *Report) Faults(x *extract.Extractor) []Fault {
	out := []Fault{}
	for _, res := range r.results {
		e := &examiner{result: res}
		if res.found != nil {
			e.decisions = decisionsOf(x, &res.found.reading)
			e.refusals = refusalsOf(x, &res.found.reading)
		}
		e.segmentation()
		e.entities()
		e.mentions()
		e.relations()
		e.citations()
		e.concepts()
		out = append(out, e.list...)
	}
	return out
}

// examiner lists the faults of one article.
type examiner struct {
	*result
	decisions []decision
	refusals  []extract.Refusal
	list      []Fault
}

func (e *examiner) add(f Fault) {
	f.Article = e.gold.ID
	f.Sentence = oneLine(f.Sentence)
	f.Times = max(1, f.Times)
	e.list = append(e.list, f)
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func (e *examiner) segmentation() {
	switch {
	case e.found == nil:
		e.add(Fault{Part: string(partSegmentation), Missed: true, Name: e.gold.Title, Sentence: firstWords(e.gold.Body), By: bySegmentation, Why: "no article of the run is like it"})
	case e.alike < alikeSame:
		e.add(Fault{
			Part: string(partSegmentation), Missed: true, Name: e.gold.Title, Sentence: firstWords(e.gold.Body), By: bySegmentation,
			Why: fmt.Sprintf("the nearest article, %q, shares %.2f of its runs of three words", e.found.reading.Title, e.alike),
		})
	case e.gold.Title != "" && fold(e.found.reading.Title) != fold(e.gold.Title):
		e.add(Fault{
			Part: string(partTitle), Missed: true, Name: e.gold.Title, By: bySegmentation, Why: fmt.Sprintf("it was given the title %q", e.found.reading.Title),
		})
	}
}

func firstWords(s string) string {
	words := strings.Fields(s)
	return strings.Join(words[:min(20, len(words))], " ") + " …"
}

func (e *examiner) entities() {
	gold, found := e.named()
	hit := map[string]string{}
	for g, f := range e.aligned {
		hit[f] = g
	}
	for i := range gold {
		if _, aligned := e.aligned[gold[i].ID]; !aligned {
			e.missedEntity(&gold[i])
		}
	}
	for i := range found {
		if _, aligned := hit[found[i].ID]; !aligned {
			e.falseEntity(&found[i])
		}
	}
}

func (e *examiner) missedEntity(g *GoldEntity) {
	f := Fault{Part: string(partEntities), Missed: true, Type: string(g.entityType()), Name: g.Name, By: bySegmentation, Why: "its article was not found"}
	if e.found == nil {
		e.add(f)
		return
	}
	f.By, f.Why = byNobody, "none of its surfaces stands in the article that was cut out"
	for _, p := range e.places {
		if p.typ == g.entityType() && slices.Contains(g.Surface, p.surface) {
			f.Sentence = e.found.sentenceAt(p.start)
			if s := e.spotAt(p); s != nil {
				f.By, f.Why = byResolution, fmt.Sprintf("“%s” was found, and counted as %s", p.surface, s.entity)
			} else {
				f.By, f.Why = e.whyMissed(p)
			}
			break
		}
	}
	e.add(f)
}

// spotAt returns the mention found exactly at a place of the gold, with its type.
func (e *examiner) spotAt(p place) *spotted {
	i := slices.IndexFunc(e.spots, func(s spotted) bool { return s.start == p.start && s.end == p.end && s.typ == p.typ })
	if i < 0 {
		return nil
	}
	return &e.spots[i]
}

func (e *examiner) falseEntity(s *graph.Sighting) {
	m := s.Mentions[0]
	f := Fault{
		Part: string(partEntities), Type: string(s.Type), Name: s.Name, Sentence: e.found.sentenceAt(m.Start), By: m.Recogniser,
		Why: e.whyFalse(m, s.Type),
	}
	for _, g := range e.gold.Entities {
		if g.entityType() == s.Type && nameKeys(append([]string{g.Name}, g.Surface...)).meets(nameKeys(namesOf(s))) {
			f.By, f.Why = byResolution, fmt.Sprintf("the gold has it in %q, which was found as %s", g.Name, e.aligned[g.ID])
			break
		}
	}
	e.add(f)
}

func (e *examiner) mentions() {
	type group struct {
		fault Fault
		times int
	}
	var order []string
	groups := map[string]*group{}
	enter := func(k string, times int, fault func() Fault) {
		if groups[k] == nil {
			groups[k] = &group{fault: fault()}
			order = append(order, k)
		}
		groups[k].times += times
	}
	for _, p := range e.missed {
		enter("missed "+string(p.typ)+" "+fold(p.surface), 1, func() Fault { return e.missedMention(p) })
	}
	for i := range e.spots {
		if s := &e.spots[i]; !s.right {
			enter("false "+string(s.typ)+" "+fold(s.record.Text)+" "+s.record.Recogniser, 1, func() Fault {
				return Fault{
					Part: string(partMentions), Type: string(s.typ), Name: s.record.Text, Sentence: e.found.sentenceAt(s.start),
					By: s.record.Recogniser, Why: e.whyFalse(*s.record, s.typ),
				}
			})
		}
	}
	for _, k := range order {
		f := groups[k].fault
		f.Times = groups[k].times
		e.add(f)
	}
}

func (e *examiner) missedMention(p place) Fault {
	f := Fault{Part: string(partMentions), Missed: true, Type: string(p.typ), Name: p.surface}
	switch {
	case e.found == nil:
		f.By, f.Why = bySegmentation, "its article was not found"
	case p.start < 0:
		f.By, f.Why = bySegmentation, "it stands outside of the article that was cut out"
	default:
		f.Sentence = e.found.sentenceAt(p.start)
		f.By, f.Why = e.whyMissed(p)
	}
	return f
}

func (e *examiner) citations() {
	gold, found := e.citationKeys()
	for _, k := range slices.Sorted(maps.Keys(gold)) {
		if _, ok := found[k]; !ok {
			e.add(Fault{Part: string(partCitations), Missed: true, Name: cmp.Or(gold[k], k), By: byCitations, Why: "no citation reads " + k})
		}
	}
	for _, k := range slices.Sorted(maps.Keys(found)) {
		if _, ok := gold[k]; !ok {
			e.add(Fault{Part: string(partCitations), Name: found[k], Sentence: e.found.sentenceWith(found[k]), By: byCitations, Why: "read as " + k})
		}
	}
}

func (e *examiner) concepts() {
	all := set{}
	ideas := e.ideas()
	for i := range ideas {
		for k := range conceptKeys(namesOf(&ideas[i])) {
			all[k] = true
		}
	}
	gold := set{}
	for _, c := range e.gold.Concepts {
		keys := conceptKeys(append([]string{c.Name}, c.Surface...))
		for k := range keys {
			gold[k] = true
		}
		if c.Central && !keys.meets(all) {
			e.add(Fault{Part: string(partCentral), Missed: true, Name: c.Name, By: byThemes, Why: "surfaces in the gold: " + strings.Join(c.Surface, " | ")})
		}
	}
	for i := range ideas[:min(topConcepts, len(ideas))] {
		if c := &ideas[i]; !conceptKeys(namesOf(c)).meets(gold) {
			e.add(Fault{
				Part: string(partConcepts), Name: c.Name, Sentence: e.found.sentenceAt(c.Mentions[0].Start), By: c.Mentions[0].Recogniser,
				Why: fmt.Sprintf("number %d by salience, %d per mille", i+1, c.Salience),
			})
		}
	}
}

// Print writes the faults for people, article by article, and how many each had a hand in.
func (e Errors) Print(w io.Writer) error {
	p := &printer{w: w}
	article := ""
	for _, f := range e.Faults {
		if f.Article != article {
			article = f.Article
			p.line("\n== %s", article)
		}
		p.fault(f)
	}
	p.line("\n== who caused how many")
	for _, c := range tally(e.Faults) {
		p.line("%5d  %-10s %-7s %s", c.n, c.part, c.kind, c.by)
	}
	return p.err
}

func (p *printer) fault(f Fault) {
	times := ""
	if f.Times > 1 {
		times = fmt.Sprintf("  ×%d", f.Times)
	}
	p.line("%-7s %-10s %-16s %s%s", f.kind(), f.Part, f.Type, f.Name, times)
	if f.Sentence != "" {
		p.line("        “%s”", f.Sentence)
	}
	p.line("        %s: %s", f.By, f.Why)
}

func (f *Fault) kind() string {
	if f.Missed {
		return "missed"
	}
	return "false"
}

// cause is how many faults of one kind somebody caused.
type cause struct {
	n              int
	part, kind, by string
}

func tally(list []Fault) []cause {
	counts := map[cause]int{}
	for i := range list {
		f := &list[i]
		counts[cause{part: f.Part, kind: f.kind(), by: f.By}] += f.Times
	}
	var out []cause
	for c, n := range counts {
		c.n = n
		out = append(out, c)
	}
	slices.SortFunc(out, func(a, b cause) int {
		return cmp.Or(cmp.Compare(b.n, a.n), cmp.Compare(a.part, b.part), cmp.Compare(a.kind, b.kind), cmp.Compare(a.by, b.by))
	})
	return out
}
