package eval

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// Count is how many of what was found are right, and how many there are.
type Count struct {
	Right int `json:"right"`
	Found int `json:"found"`
	Gold  int `json:"gold"`
}

func (c Count) plus(d Count) Count {
	return Count{c.Right + d.Right, c.Found + d.Found, c.Gold + d.Gold}
}

// Precision is the share of what was found that is right; 1 where there was nothing to find and nothing was found.
func (c Count) Precision() float64 {
	if c.Found == 0 {
		if c.Gold == 0 {
			return 1
		}
		return 0
	}
	return float64(c.Right) / float64(c.Found)
}

// Recall is the share of what there is that was found; 1 where there is nothing.
func (c Count) Recall() float64 {
	if c.Gold == 0 {
		return 1
	}
	return float64(c.Right) / float64(c.Gold)
}

// F1 is the harmonic mean of precision and recall.
func (c Count) F1() float64 {
	p, r := c.Precision(), c.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// part is what a figure is about.
type part string

// The parts. Those up to partConcepts are shares of Gold, the others have precision and recall.
const (
	partSegmentation part = "segmentation"
	partTitle        part = "title"
	partOffsets      part = "offsets"
	partEvidence     part = "evidence"
	partModality     part = "modality"
	partRole         part = "role"
	partCentral      part = "central"
	partConcepts     part = "concepts"
	partEntities     part = "entities"
	partMentions     part = "mentions"
	partRelations    part = "relations"
	partCitations    part = "citations"
	partRecognisers  part = "recognisers"
	partProposals    part = "proposals"
	partRules        part = "rules"
	partProofs       part = "proofs" // right relations, and those with the right evidence
	partThemes       part = "themes" // the most salient concepts, by who found them
)

// figure names one count of a sheet.
type figure struct {
	part part
	name string // type, predicate, recogniser, rule; empty for the whole
}

// sheet holds the counts of one gold article, or of several.
type sheet map[figure]Count

func (s sheet) add(p part, name string, c Count) {
	f := figure{p, name}
	s[f] = s[f].plus(c)
}

// share counts one of a share's cases.
func (s sheet) share(p part, name string, right bool) {
	c := Count{Gold: 1}
	if right {
		c.Right = 1
	}
	s.add(p, name, c)
}

// credit is one find, right or not.
func credit(right bool) Count {
	if right {
		return Count{Right: 1, Found: 1}
	}
	return Count{Found: 1}
}

// result is what scoring makes of one gold article.
type result struct {
	match
	pairing
	aligned map[string]string // gold entity to found one
	stated  stated
	claims  map[relation]*counted
	sheet   sheet
}

// compare scores one gold article against a run.
func compare(r *Run, g *Gold) *result {
	out := &result{match: r.find(g), sheet: sheet{}, stated: g.stated(), claims: map[relation]*counted{}}
	out.segmentation()
	out.entities()
	out.pairing = out.pair()
	out.mentions()
	if out.found != nil {
		out.claims = out.found.claimed(&out.stated, out.aligned)
	}
	out.relations()
	out.citations()
	out.concepts()
	return out
}

func (r *result) segmentation() {
	same := r.alike >= alikeSame
	r.sheet.share(partSegmentation, "", same)
	if r.gold.Title != "" {
		r.sheet.share(partTitle, "", same && fold(r.found.reading.Title) == fold(r.gold.Title))
	}
}

// named returns the entities of a named type, of the gold and of the run.
func (r *result) named() (gold []GoldEntity, found []graph.Sighting) {
	for _, e := range r.gold.Entities {
		if isScored(e.entityType()) {
			gold = append(gold, e)
		}
	}
	if r.found != nil {
		for _, e := range r.found.reading.Entities {
			if isScored(e.Type) {
				found = append(found, e)
			}
		}
	}
	return gold, found
}

func (r *result) entities() {
	gold, found := r.named()
	r.aligned = align(gold, found)
	for i := range gold {
		c := Count{Gold: 1}
		if _, hit := r.aligned[gold[i].ID]; hit {
			c.Right = 1
		}
		r.sheet.add(partEntities, string(gold[i].entityType()), c)
	}
	for i := range found {
		r.sheet.add(partEntities, string(found[i].Type), Count{Found: 1})
	}
}

func (r *result) mentions() {
	for k, n := range r.counts {
		r.sheet.add(partMentions, string(k.typ), Count{Gold: n})
	}
	for i := range r.spots {
		s := &r.spots[i]
		c := Count{Found: 1}
		if s.right {
			c.Right = 1
		}
		r.sheet.add(partMentions, string(s.typ), c)
		r.sheet.add(partRecognisers, s.record.Recogniser, c)
	}
}

func (r *result) relations() {
	for _, k := range r.stated.order {
		r.sheet.add(partRelations, string(k.predicate), Count{Gold: 1})
	}
	for k, c := range r.claims {
		count := Count{Found: 1}
		if _, right := r.stated.proofs[k]; right {
			count.Right = 1
			r.sheet.share(partEvidence, "", c.proven)
			r.sheet.add(partProofs, string(k.predicate), credit(c.proven))
			r.detail(k, c)
		}
		r.sheet.add(partRelations, string(k.predicate), count)
		for _, rule := range rulesOf(c.claims) {
			r.sheet.add(partRules, string(k.predicate)+" "+rule, count)
		}
	}
}

// detail scores what a right relation says besides: its modality, and the role where the gold has one. A relation that the gold or
// the article states in several ways is right when one of them is.
func (r *result) detail(k relation, c *counted) {
	roles, wanted := set{}, set{}
	modality := false
	for _, g := range r.stated.said[k] {
		for _, claim := range c.claims {
			modality = modality || cmp.Or(g.Modality, string(graph.Asserted)) == cmp.Or(string(claim.Modality), string(graph.Asserted))
			roles[nameKey(claim.Role)] = true
		}
		if g.Role != "" {
			wanted[nameKey(g.Role)] = true
		}
	}
	r.sheet.share(partModality, "", modality)
	if len(wanted) > 0 {
		r.sheet.share(partRole, "", roles.meets(wanted))
	}
}

// rulesOf returns the rules that claims came from, each once.
func rulesOf(claims []*graph.Claim) []string {
	var out []string
	for _, c := range claims {
		out = append(out, c.Rule)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// citationKeys returns authors and year of each citation, as they are compared, with the words of the first.
func (r *result) citationKeys() (gold, found map[string]string) {
	gold, found = map[string]string{}, map[string]string{}
	enter := func(to map[string]string, authors []string, year, words string) {
		keys := make([]string, 0, len(authors)+1)
		for _, a := range authors {
			keys = append(keys, nameKey(a))
		}
		slices.Sort(keys)
		k := strings.Join(slices.Compact(keys), "+") + " " + year
		to[k] = cmp.Or(to[k], words)
	}
	for _, c := range r.gold.Citations {
		enter(gold, c.Authors, c.year(), c.Surface)
	}
	if r.found != nil {
		for _, c := range r.found.reading.Citations {
			year := "None"
			if c.Year != 0 {
				year = strconv.Itoa(c.Year)
			}
			enter(found, c.Authors, year, c.Text)
		}
	}
	return gold, found
}

// year is the year as a citation is compared by; "None" for none.
func (c *GoldCitation) year() string {
	s := strings.Trim(string(c.Year), `"`)
	if s == "" || s == "null" {
		return "None"
	}
	return s
}

func (r *result) citations() {
	gold, found := r.citationKeys()
	for k, words := range gold {
		c := Count{Gold: 1}
		if _, right := found[k]; right {
			c = Count{Right: 1, Found: 1, Gold: 1}
		}
		r.sheet.add(partCitations, shapeOf(words), c)
	}
	for k, words := range found {
		if _, right := gold[k]; !right {
			r.sheet.add(partCitations, shapeOf(words), Count{Found: 1})
		}
	}
}

// shapeOf says how a citation is written: as an entry of a list of literature, with the initials of its authors; with its year in
// brackets in the sentence; or in brackets altogether.
func shapeOf(words string) string {
	before, _, bracket := strings.Cut(strings.Trim(words, "() "), "(")
	for _, w := range strings.Fields(before) {
		if r, size := utf8.DecodeRuneInString(w); unicode.IsUpper(r) && strings.HasPrefix(w[size:], ".") && strings.Contains(before, ",") {
			return "listed"
		}
	}
	if bracket {
		return "narrative"
	}
	return "bracketed"
}

// topConcepts is how many of the most salient concepts of an article are judged.
const topConcepts = 10

// ideas returns the concepts found, the most salient first.
func (r *result) ideas() []graph.Sighting {
	if r.found == nil {
		return nil
	}
	out := slices.DeleteFunc(slices.Clone(r.found.reading.Entities), func(e graph.Sighting) bool { return e.Type != graph.Concept })
	slices.SortStableFunc(out, func(a, b graph.Sighting) int { return cmp.Compare(b.Salience, a.Salience) })
	return out
}

func (r *result) concepts() {
	all, gold := set{}, set{}
	ideas := r.ideas()
	for i := range ideas {
		for k := range conceptKeys(namesOf(&ideas[i])) {
			all[k] = true
		}
	}
	for _, c := range r.gold.Concepts {
		keys := conceptKeys(append([]string{c.Name}, c.Surface...))
		for k := range keys {
			gold[k] = true
		}
		if c.Central {
			r.sheet.share(partCentral, "", keys.meets(all))
		}
	}
	for i := range ideas[:min(topConcepts, len(ideas))] {
		right := conceptKeys(namesOf(&ideas[i])).meets(gold)
		r.sheet.share(partConcepts, "", right)
		r.sheet.add(partThemes, ideas[i].Mentions[0].Recogniser, credit(right))
	}
}

// offsets counts the mentions of a whole run whose words stand where they are said to.
func (r *Run) offsets() Count {
	var c Count
	for _, a := range r.articles {
		for _, e := range a.reading.Entities {
			for _, m := range e.Mentions {
				c.Gold++
				if a.quote(m.Start, m.End) == m.Text {
					c.Right++
				}
			}
		}
	}
	return c
}
