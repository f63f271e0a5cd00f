package dutch_test

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// corpusFolder holds our annotated paragraphs.
const corpusFolder = "corpus"

// marked is a paragraph with its names marked by hand: "[1 PERSON/client Marek] slaapt".
type marked struct {
	text     string
	mentions []dutch.Mention
}

// parseMarked reads one paragraph of the corpus, without its lines of relations and themes.
func parseMarked(paragraph string) marked {
	var lines []string
	for line := range strings.SplitSeq(strings.Trim(paragraph, "\n"), "\n") {
		if !strings.HasPrefix(line, ">") && !strings.HasPrefix(line, "=") {
			lines = append(lines, line)
		}
	}
	var m marked
	var out strings.Builder
	var open []dutch.Mention
	text := strings.Join(lines, "\n")
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\\' && i+1 < len(text) && (text[i+1] == '[' || text[i+1] == ']'):
			i++
			out.WriteByte(text[i])
		case c == '[':
			head := strings.SplitN(text[i+1:], " ", 3)
			typ, kind, _ := strings.Cut(head[1], "/")
			open = append(open, dutch.Mention{Start: out.Len(), Type: graph.EntityType(typ), Kind: graph.Kind(kind)})
			i += len(head[0]) + len(head[1]) + 2
		case c == ']' && len(open) > 0:
			last := open[len(open)-1]
			open = open[:len(open)-1]
			last.End = out.Len()
			m.mentions = append(m.mentions, last)
		default:
			out.WriteByte(c)
		}
	}
	m.text = out.String()
	slices.SortFunc(m.mentions, func(a, b dutch.Mention) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return m
}

// readCorpus returns the paragraphs of the hands given, such as "A-F".
func readCorpus(tb testing.TB, hands string) []marked {
	tb.Helper()
	files, err := filepath.Glob(corpusFolder + "/[" + hands + "]-*.txt")
	if err != nil {
		tb.Fatal(err)
	}
	if len(files) == 0 {
		tb.Fatal("no annotated corpus at " + corpusFolder)
	}
	var out []marked
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			tb.Fatal(err)
		}
		for paragraph := range strings.SplitSeq(string(data), "\n\n") {
			if strings.TrimSpace(paragraph) != "" {
				out = append(out, parseMarked(paragraph))
			}
		}
	}
	return out
}

// tally counts exact mentions of one type.
type tally struct{ right, found, marked int }

func (t tally) f1() float64 {
	if t.found+t.marked == 0 {
		return 0
	}
	return 2 * float64(t.right) / float64(t.found+t.marked)
}

func (t tally) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  marked %5d", float64(t.right)/float64(max(1, t.found)),
		float64(t.right)/float64(max(1, t.marked)), t.f1(), t.marked)
}

// span is an exact mention.
type span struct {
	start, end int
	typ        graph.EntityType
}

func spansOf(list []dutch.Mention) map[span]bool {
	out := map[span]bool{}
	for _, m := range list {
		out[span{m.Start, m.End, m.Type}] = true
	}
	return out
}

// TestCorpusFigures measures the recognisers on the annotated paragraphs and holds them to what they have reached. The corpus is
// the development set; a paragraph stands alone, so what agreement over an article brings does not show.
func TestCorpusFigures(t *testing.T) {
	floors := map[string]float64{
		"all": 0.74, "LECTORAAT": 0.76, "METHOD": 0.50, "ORGANISATION": 0.69, "PERSON": 0.88, "PLACE": 0.81, "POLICY": 0.74, "PUBLICATION": 0.18,
	}
	corpus := readCorpus(t, cmp.Or(os.Getenv("HANDS"), "A-F"))
	k, err := seeds.Knowledge()
	if err != nil {
		t.Fatal(err)
	}
	recognisers := dutch.Recognisers(&k)
	figures, rules := map[string]*tally{}, map[string]*tally{}
	of := func(m map[string]*tally, key string) *tally {
		if m[key] == nil {
			m[key] = &tally{}
		}
		return m[key]
	}
	show := os.Getenv("SHOW")
	for _, p := range corpus {
		d := dutch.Analyse(p.text, 0)
		var lists [][]dutch.Mention
		for _, r := range recognisers {
			lists = append(lists, r.Find(d))
		}
		found := dutch.Combine(lists...)
		want, got := spansOf(p.mentions), spansOf(found)
		for s := range want {
			of(figures, "all").marked++
			of(figures, string(s.typ)).marked++
			if show == "missed-"+string(s.typ) && !got[s] {
				fmt.Printf("MISSED %s | %s\n", p.text[s.start:s.end], around(p.text, s.start, s.end))
			}
		}
		for _, m := range found {
			s := span{m.Start, m.End, m.Type}
			for _, f := range []*tally{of(figures, "all"), of(figures, string(s.typ)), of(rules, string(m.Type)+" "+m.Recogniser)} {
				f.found++
				if want[s] {
					f.right++
				}
			}
			if (show == "wrong-"+string(s.typ) || show == "wrong-"+m.Recogniser) && !want[s] {
				fmt.Printf("WRONG %s %s %d %s | %s\n", m.Recogniser, m.Type, m.Confidence, p.text[s.start:s.end], around(p.text, s.start, s.end))
			}
		}
	}
	for _, key := range sortedKeys(figures) {
		t.Logf("%-36s %s", key, figures[key])
		if figures[key].f1() < floors[key] {
			t.Errorf("%s: F1 %.3f is below the floor %.3f", key, figures[key].f1(), floors[key])
		}
	}
	for _, key := range sortedKeys(rules) {
		t.Logf("%-36s right %4d of %4d", key, rules[key].right, rules[key].found)
	}
}

func around(text string, start, end int) string {
	a, b := max(0, start-90), min(len(text), end+60)
	return strings.Join(strings.Fields(text[a:start]+"⟦"+text[start:end]+"⟧"+text[end:b]), " ")
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
