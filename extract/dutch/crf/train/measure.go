package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/crf"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// tally counts names of one type: found and right, found, there.
type tally struct{ right, found, there int }

func (c *tally) f1() float64 {
	p, r := float64(c.right)/float64(max(1, c.found)), float64(c.right)/float64(max(1, c.there))
	return 2 * p * r / max(p+r, 1e-9)
}

// counts are tallies by type, and of "all".
type counts map[graph.EntityType]*tally

func (c counts) add(t graph.EntityType, f func(*tally)) {
	for _, key := range []graph.EntityType{t, "all"} {
		if c[key] == nil {
			c[key] = &tally{}
		}
		f(c[key])
	}
}

// variant is a reading with some of the recognisers.
type variant struct {
	name string
	uses func(recogniser string) bool
	counts
}

func variants() []*variant {
	rule := func(r string) bool { return r != "crf" && r != "gazetteer" }
	return []*variant{
		{"all", func(string) bool { return true }, counts{}},
		{"without rules", func(r string) bool { return !rule(r) }, counts{}},
		{"without lists", func(r string) bool { return r != "gazetteer" }, counts{}},
		{"without model", func(r string) bool { return r != "crf" }, counts{}},
		{"model alone", func(r string) bool { return r == "crf" }, counts{}},
	}
}

// reliability counts, for each step of 100 per mille of confidence, the mentions and those that are right.
type reliability [10]tally

// measurement is what leaving out one hand at a time shows.
type measurement struct {
	variants []*variant
	hands    map[string]counts // of all recognisers
	reliability
}

// leaveOneOut reads each hand with a model that learnt from the others, and prints tables in Markdown.
func leaveOneOut(w io.Writer, paragraphs []corpus.Paragraph, open []crf.Example, k *dutch.Knowledge, only string) error {
	m := measurement{variants: variants(), hands: map[string]counts{}}
	rules := dutch.Recognisers(k)
	for _, hand := range hands(paragraphs) {
		if only != "" && !strings.Contains(only, hand) {
			continue
		}
		held := examples(paragraphs, hand)
		model, err := crf.Decode(crf.Train(append(without(paragraphs, hand), open...), held, k, crf.DefaultSettings()))
		if err != nil {
			return err
		}
		m.hands[hand] = counts{}
		for _, e := range held {
			m.read(hand, e, append(slices.Clone(rules), crf.NewRecogniser(model, k)))
		}
	}
	m.print(w)
	return nil
}

// read judges one held example.
func (m *measurement) read(hand string, e crf.Example, recognisers []dutch.Recogniser) {
	found := map[string][]dutch.Mention{}
	for _, r := range recognisers {
		found[r.Name()] = r.Find(e.Document)
	}
	for i, v := range m.variants {
		var lists [][]dutch.Mention
		for _, r := range recognisers {
			if v.uses(r.Name()) {
				lists = append(lists, found[r.Name()])
			}
		}
		mentions := dutch.Combine(lists...)
		judge(e.Names, mentions, v.counts, nil)
		if i == 0 {
			judge(e.Names, mentions, m.hands[hand], &m.reliability)
		}
	}
}

// judge counts mentions whose span and type are those of a name. Names nest in titles; only the outer ones are known.
func judge(names, mentions []dutch.Mention, c counts, r *reliability) {
	there := map[[2]int]graph.EntityType{}
	for _, n := range names {
		there[[2]int{n.Start, n.End}] = n.Type
		c.add(n.Type, func(t *tally) { t.there++ })
	}
	for i, m := range mentions {
		if i > 0 && m.End <= mentions[i-1].End {
			continue
		}
		right := there[[2]int{m.Start, m.End}] == m.Type
		c.add(m.Type, func(t *tally) {
			t.found++
			if right {
				t.right++
			}
		})
		if r != nil {
			step := &r[min(9, m.Confidence/100)]
			step.found++
			if right {
				step.right++
			}
		}
	}
}

// print writes the tables.
func (m *measurement) print(w io.Writer) {
	fmt.Fprintln(w, "| names | there | precision | recall | F1 | "+columns(m.variants[1:])+" |")
	fmt.Fprintln(w, "| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
	types := make([]graph.EntityType, 0, len(m.variants[0].counts))
	for t := range m.variants[0].counts {
		types = append(types, t)
	}
	slices.SortFunc(types, func(a, b graph.EntityType) int { return cmp.Compare(a, b) })
	for _, t := range types {
		c := m.variants[0].counts[t]
		fmt.Fprintf(w, "| %s | %d | %.3f | %.3f | %.3f |", t, c.there, float64(c.right)/float64(max(1, c.found)), float64(c.right)/float64(max(1, c.there)), c.f1())
		for _, v := range m.variants[1:] {
			f := 0.0
			if v.counts[t] != nil {
				f = v.counts[t].f1()
			}
			fmt.Fprintf(w, " %.3f |", f)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintln(w, "\n| hand left out | names | F1 |\n| --- | --- | --- |")
	for _, h := range slices.Sorted(maps.Keys(m.hands)) {
		fmt.Fprintf(w, "| %s | %d | %.3f |\n", h, m.hands[h]["all"].there, m.hands[h]["all"].f1())
	}
	fmt.Fprintln(w, "\n| confidence, per mille | mentions | right, per mille |\n| --- | --- | --- |")
	for i, t := range m.reliability {
		if t.found > 0 {
			fmt.Fprintf(w, "| %d–%d | %d | %d |\n", 100*i, 100*i+99, t.found, 1000*t.right/t.found)
		}
	}
}

func columns(list []*variant) string {
	s := ""
	for i, v := range list {
		if i > 0 {
			s += " | "
		}
		s += v.name
	}
	return s
}
