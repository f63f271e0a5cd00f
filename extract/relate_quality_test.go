package extract_test

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

// tally counts relations: those that rules claim, those that people state, and those of both; and of these the ones with the modality
// stated.
type tally struct{ right, claimed, stated, modality int }

func (t tally) precision() float64 { return share(t.right, t.claimed) }
func (t tally) recall() float64    { return share(t.right, t.stated) }

func (t tally) f1() float64 {
	if t.right == 0 {
		return 0
	}
	return 2 * t.precision() * t.recall() / (t.precision() + t.recall())
}

func (t tally) String() string {
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  right %4d  claimed %4d  stated %4d  modality %.3f",
		t.precision(), t.recall(), t.f1(), t.right, t.claimed, t.stated, share(t.modality, t.right))
}

func share(part, whole int) float64 {
	if whole == 0 {
		return 0
	}
	return float64(part) / float64(whole)
}

// tallies counts by predicate, "all", and rule.
type tallies map[string]*tally

func (t tallies) of(key string) *tally {
	if t[key] == nil {
		t[key] = &tally{}
	}
	return t[key]
}

// The parts of the annotated paragraphs. Rules are written on the first; hand F writes general news.
const (
	development = "development"
	heldOut     = "held out"
	generalNews = "general news"
)

// part tells to which part a paragraph belongs.
func part(p corpus.Paragraph) string {
	hash := sha256.Sum256([]byte(p.Text))
	switch {
	case p.Hand() == "F":
		return generalNews
	case hex.EncodeToString(hash[:1])[0] <= '3':
		return heldOut
	}
	return development
}

// TestRelatorCorpus measures the rules, with the names given, on annotated paragraphs, and holds them to floors. Themes count where
// the text has their lemma.
func TestRelatorCorpus(t *testing.T) {
	paragraphs, err := corpus.Read()
	if err != nil || len(paragraphs) == 0 {
		t.Fatal("no annotated paragraphs", err)
	}
	r := extract.NewRelator(knowledge(t))
	parts := map[string]tallies{development: {}, heldOut: {}, generalNews: {}}
	for _, p := range paragraphs {
		m := markedOf(p)
		m.addThemes(lemmas(m))
		parts[part(p)].count(m, m.claims(r))
	}
	for _, name := range []string{development, heldOut, generalNews} {
		logTallies(t, name, parts[name])
	}
	checkFloors(t, parts)
}

// lemmas returns the themes of a paragraph.
func lemmas(m marked) []string {
	out := slices.Clone(m.themes)
	for _, rel := range m.relations {
		if name, ok := strings.CutPrefix(rel.object, "concept:"); ok && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

func logTallies(t *testing.T, part string, counts tallies) {
	t.Helper()
	var keys []string
	for k := range counts {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		t.Logf("%-12s %-28s %s", part, k, counts[k])
	}
}

// checkFloors fails when the rules read worse than they did: precision by predicate on both parts, and F1 of all.
func checkFloors(t *testing.T, parts map[string]tallies) {
	t.Helper()
	for predicate, floor := range map[graph.Predicate]float64{
		graph.AffiliatedWith: 0.84, graph.PartOf: 0.88, graph.LocatedIn: 0.83, graph.Authored: 0.78, graph.Developed: 0.78,
		graph.Uses: 0.73, graph.Studies: 0.68, graph.CollaboratesWith: 0.75, graph.InterviewedIn: 0.85,
	} {
		both := *parts[development].of(string(predicate))
		both.right += parts[heldOut].of(string(predicate)).right
		both.claimed += parts[heldOut].of(string(predicate)).claimed
		if got := both.precision(); got < floor {
			t.Errorf("%s: precision %.3f, want %.2f at least", predicate, got, floor)
		}
	}
	for part, floor := range map[string]float64{development: 0.49, heldOut: 0.47, generalNews: 0.51} {
		if got := parts[part].of("all").f1(); got < floor {
			t.Errorf("%s: F1 %.3f, want %.2f at least", part, got, floor)
		}
	}
}

// count adds the claims of a paragraph; two of one subject, predicate and object count once.
func (t tallies) count(m marked, claims []extract.Claim) {
	stated := map[[3]string]graph.Modality{}
	for _, rel := range m.relations {
		stated[rel.key()] = rel.modality
		t.of(string(rel.predicate)).stated++
		t.of("all").stated++
	}
	seen := map[[3]string]bool{}
	for _, c := range claims {
		key := relation{subject: c.Subject, predicate: c.Predicate, object: c.Object}.key()
		if seen[key] {
			continue
		}
		seen[key] = true
		modality, right := stated[key]
		for _, counted := range []*tally{t.of(string(c.Predicate)), t.of("all"), t.of(c.Rule)} {
			counted.claimed++
			if right {
				counted.right++
			}
			if right && modality == c.Modality {
				counted.modality++
			}
		}
	}
}

// knowledge returns the seeds.
func knowledge(t *testing.T) *dutch.Knowledge {
	t.Helper()
	k, err := seeds.Load(os.DirFS("../seeds"))
	if err != nil {
		t.Fatal(err)
	}
	return &k
}
