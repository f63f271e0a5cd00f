package extract_test

import (
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

const corpusFolder = "../../shared/data/corpus"

// tally counts right, claimed and stated relations.
type tally struct{ right, claimed, stated, modality int }

func (t tally) String() string {
	p, r := ratio(t.right, t.claimed), ratio(t.right, t.stated)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P %.3f  R %.3f  F1 %.3f  right %4d  claimed %4d  stated %4d  modality %.3f", p, r, f, t.right, t.claimed, t.stated, ratio(t.modality, t.right))
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

type tallies map[string]*tally

func (t tallies) of(key string) *tally {
	if t[key] == nil {
		t[key] = &tally{}
	}
	return t[key]
}

// TestRelatorCorpus measures the rules on annotated paragraphs, with the names given.
func TestRelatorCorpus(t *testing.T) {
	files, _ := filepath.Glob(corpusFolder + "/[" + handsOf() + "]-*.txt")
	if len(files) == 0 {
		t.Skip("no annotated corpus at " + corpusFolder)
	}
	r := extract.NewRelator(knowledge(t))
	scores := map[string]tallies{"development": {}, "held out": {}, "F": {}}
	rules := map[string]tallies{"development": {}, "held out": {}, "F": {}}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, paragraph := range strings.Split(string(data), "\n\n") {
			if strings.TrimSpace(paragraph) == "" {
				continue
			}
			m, err := parseMarked(paragraph)
			if err != nil {
				t.Fatalf("%s: %v", file, err)
			}
			part := "development"
			if h := fmt.Sprintf("%x", sha256.Sum256([]byte(paragraph))); h[0] <= '3' {
				part = "held out"
			}
			if strings.HasPrefix(filepath.Base(file), "F-") {
				part = "F"
			}
			lemmas := slices.Clone(m.themes)
			for _, rel := range m.relations {
				if name, ok := strings.CutPrefix(rel.object, "concept:"); ok && !slices.Contains(lemmas, name) {
					lemmas = append(lemmas, name)
				}
			}
			m.addThemes(lemmas)
			count(m, m.claims(r), scores[part], rules[part], os.Getenv("SHOW"), part)
		}
	}
	for _, part := range []string{"development", "held out", "F"} {
		for _, table := range []tallies{scores[part], rules[part]} {
			var keys []string
			for k := range table {
				keys = append(keys, k)
			}
			slices.Sort(keys)
			for _, k := range keys {
				t.Logf("%-12s %-28s %s", part, k, table[k])
			}
		}
	}
}

func count(m marked, claims []extract.Claim, scores, rules tallies, show, part string) {
	stated := map[[3]string]graph.Modality{}
	for _, rel := range m.relations {
		stated[rel.key()] = rel.modality
		scores.of(string(rel.predicate)).stated++
		scores.of("all").stated++
	}
	seen := map[[3]string]bool{}
	for _, c := range claims {
		key := relation{subject: c.Subject, predicate: c.Predicate, object: c.Object}.key()
		if seen[key] {
			continue
		}
		seen[key] = true
		modality, right := stated[key]
		for _, s := range []*tally{scores.of(string(c.Predicate)), scores.of("all"), rules.of(c.Rule)} {
			s.claimed++
			if right {
				s.right++
				if modality == c.Modality {
					s.modality++
				}
			}
		}
		if part == "development" && !right && show == c.Rule {
			fmt.Printf("WRONG %s: %s | %s\n", c.Rule, name(m, c.Subject)+" "+string(c.Predicate)+" "+name(m, c.Object), m.text[c.Start:c.End])
		}
	}
	if part == "development" && strings.HasPrefix(show, "near-") {
		d := dutch.Analyse(m.text, 0)
		for _, rel := range m.relations {
			if seen[rel.key()] || show != "near-"+string(rel.predicate) {
				continue
			}
			for _, sen := range d.Sentences {
				if inside(m, rel.subject, sen.Start, sen.End) && inside(m, rel.object, sen.Start, sen.End) {
					fmt.Printf("NEAR %s %s %s | %s\n", name(m, rel.subject), rel.role, name(m, rel.object), strings.ReplaceAll(m.text[sen.Start:sen.End], "\n", " "))
					break
				}
			}
		}
	}
	if part == "development" {
		for _, rel := range m.relations {
			if !seen[rel.key()] && show == "missed-"+string(rel.predicate) {
				fmt.Printf("MISSED %s %s %s %s | %s\n", name(m, rel.subject), rel.predicate, name(m, rel.object), rel.role, m.text)
			}
		}
	}
}

func name(m marked, id string) string {
	for _, e := range m.entities {
		if e.ID == id {
			return "‹" + e.Name + "›"
		}
	}
	return id
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

func handsOf() string {
	if h := os.Getenv("HANDS"); h != "" {
		return h
	}
	return "A-F"
}

func inside(m marked, id string, start, end int) bool {
	for _, e := range m.entities {
		if e.ID == id {
			for _, x := range e.Mentions {
				if x.Start >= start && x.End <= end {
					return true
				}
			}
		}
	}
	return false
}
