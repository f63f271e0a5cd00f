package corpus_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// numbers make no two sentences different.
var numbers = regexp.MustCompile(`\d+`)

// skeleton is a stretch of a paragraph in lower case, with its outermost names replaced by their types and numbers by 0.
func skeleton(p *corpus.Paragraph, start, end int) string {
	var out strings.Builder
	at := start
	for _, m := range p.Mentions {
		if m.Start < at || m.Start >= end {
			continue
		}
		out.WriteString(p.Text[at:m.Start] + "<" + string(m.Type) + ">")
		at = m.End
	}
	if at < end {
		out.WriteString(p.Text[at:end])
	}
	return strings.Join(strings.Fields(numbers.ReplaceAllString(strings.ToLower(out.String()), "0")), " ")
}

// sentence is a sentence of the corpus; bare tells that it holds no name.
type sentence struct {
	where, skeleton string
	bare            bool
}

func sentencesOf(p *corpus.Paragraph) []sentence {
	var out []sentence
	for _, s := range dutch.Analyse(p.Text, 0).Sentences {
		bare := !slices.ContainsFunc(p.Mentions, func(m corpus.Mention) bool { return m.Start < s.End && m.End > s.Start })
		out = append(out, sentence{fmt.Sprintf("%s:%d", p.File, p.Line), skeleton(p, s.Start, s.End), bare})
	}
	return out
}

// readSentences returns the sentences of the paragraphs of some hands, all when hands is empty.
func readSentences(t *testing.T, hands string) ([]corpus.Paragraph, []sentence) {
	t.Helper()
	list, err := corpus.Read()
	if err != nil {
		t.Fatal(err)
	}
	list = slices.DeleteFunc(list, func(p corpus.Paragraph) bool { return hands != "" && !strings.Contains(hands, p.Hand()) })
	var out []sentence
	for i := range list {
		out = append(out, sentencesOf(&list[i])...)
	}
	return list, out
}

// The corpus is written, not generated: almost no two sentences differ by their names alone.
func TestSentencesAreNotTemplates(t *testing.T) {
	for _, hands := range []string{"", "GH"} {
		_, all := readSentences(t, hands)
		seen, double := map[string]string{}, []string(nil)
		for _, s := range all {
			if other, ok := seen[s.skeleton]; ok {
				double = append(double, s.where+" as "+other+": "+s.skeleton)
			} else {
				seen[s.skeleton] = s.where
			}
		}
		share := 1000 * len(seen) / len(all)
		t.Logf("hands %q: %d sentences, %d per mille of the skeletons distinct", hands, len(all), share)
		if share < 950 {
			t.Errorf("hands %q: %d per mille of the sentence skeletons are distinct, want 950\n%s", hands, share, strings.Join(double, "\n"))
		}
	}
}

// fourGrams returns the runs of four words of a skeleton.
func fourGrams(s string) map[string]bool {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" .,:;!?‘’“”\"'()<>–—\n", r) })
	out := map[string]bool{}
	for i := range len(words) - 3 {
		out[strings.Join(words[i:i+4], " ")] = true
	}
	return out
}

func TestParagraphsAreNoNearDuplicates(t *testing.T) {
	list, err := corpus.Read()
	if err != nil {
		t.Fatal(err)
	}
	grams := make([]map[string]bool, len(list))
	holders := map[string][]int{}
	for i := range list {
		p := &list[i]
		grams[i] = fourGrams(skeleton(p, 0, len(p.Text)))
		shared := map[int]int{}
		for g := range grams[i] {
			for _, j := range holders[g] {
				shared[j]++
			}
			holders[g] = append(holders[g], i)
		}
		for j, n := range shared {
			if union := len(grams[i]) + len(grams[j]) - n; 2*n > union {
				t.Errorf("%s:%d says nearly the same as %s:%d", p.File, p.Line, list[j].File, list[j].Line)
			}
		}
	}
}

// The extension (hands G and H) is balanced: enough of every type, predicate and modality, and enough sentences that look as if
// they held a name and hold none.
func TestExtensionIsBalanced(t *testing.T) {
	floors := struct{ perType, perPredicate, perModality, concepts, sentences, hard int }{
		perType: 110, perPredicate: 60, perModality: 12, concepts: 45, sentences: 3200, hard: 570,
	}
	list, all := readSentences(t, "GH")
	types, predicates, modalities := map[graph.EntityType]int{}, map[graph.Predicate]int{}, map[graph.Modality]int{}
	concepts, themed := 0, 0
	for _, p := range list {
		for _, m := range p.Mentions {
			types[m.Type]++
		}
		for _, c := range p.Claims {
			predicates[c.Predicate]++
			modalities[c.Modality]++
			if strings.HasPrefix(c.Object, "concept:") {
				concepts++
			}
		}
		if len(p.Themes) > 0 {
			themed++
		}
	}
	_, hard := readSentences(t, "H")
	hard = slices.DeleteFunc(hard, func(s sentence) bool { return !s.bare })
	t.Logf("%d paragraphs, %d sentences, %d hard negatives\n%v\n%v\n%v\n%d concepts", len(list), len(all), len(hard), types, predicates, modalities, concepts)
	for _, typ := range graph.EntityTypes() {
		if typ != graph.Concept && types[typ] < floors.perType {
			t.Errorf("%d mentions of type %s, want %d", types[typ], typ, floors.perType)
		}
	}
	for _, p := range []graph.Predicate{
		graph.PartOf, graph.AffiliatedWith, graph.Developed, graph.Uses, graph.Studies, graph.CollaboratesWith, graph.LocatedIn,
		graph.Authored, graph.InterviewedIn,
	} {
		if predicates[p] < floors.perPredicate {
			t.Errorf("%d relations %s, want %d", predicates[p], p, floors.perPredicate)
		}
	}
	for _, m := range []graph.Modality{graph.Planned, graph.Ended, graph.Negated, graph.Hedged} {
		if modalities[m] < floors.perModality {
			t.Errorf("%d relations are %s, want %d", modalities[m], m, floors.perModality)
		}
	}
	if len(all) < floors.sentences || len(hard) < floors.hard || concepts < floors.concepts || themed*10 < len(list)*9 {
		t.Errorf("%d sentences, %d hard negatives, %d relations to concepts, %d of %d paragraphs with themes; want %+v", len(all), len(hard), concepts, themed, len(list), floors)
	}
}
