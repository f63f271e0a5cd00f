package dutch_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch"
	"github.com/kennisgraaf/kennisgraaf/seeds"
)

func knowledge(tb testing.TB) *dutch.Knowledge {
	tb.Helper()
	k, err := seeds.Knowledge()
	if err != nil {
		tb.Fatal(err)
	}
	return &k
}

// leastExamples is how many sentences with and without names each rule must show.
const leastExamples = 3

// TestRecognisers runs testdata/NAME.txtar, one file for each recogniser, one section for each rule. A line is a text in which
// exactly the marked names are found: "De [1 ORGANISATION Stichting Vangnet] helpt"; a line without marks is a near miss.
func TestRecognisers(t *testing.T) {
	k := knowledge(t)
	for _, r := range dutch.Recognisers(k) {
		t.Run(r.Name(), func(t *testing.T) {
			archive, err := txtar.ParseFile(filepath.Join("testdata", r.Name()+".txtar"))
			if err != nil {
				t.Fatal(err)
			}
			if len(archive.Files) == 0 {
				t.Fatal("no rules are shown")
			}
			for _, rule := range archive.Files {
				t.Run(rule.Name, func(t *testing.T) { showRule(t, r, string(rule.Data)) })
			}
		})
	}
}

func showRule(t *testing.T, r dutch.Recogniser, lines string) {
	found, missed := 0, 0
	for line := range strings.SplitSeq(strings.TrimSpace(lines), "\n") {
		m := parseMarked(strings.ReplaceAll(line, `\n`, "\n"))
		d := dutch.Analyse(m.text, 0)
		if diff := cmp.Diff(surfaces(m.text, m.mentions), surfaces(m.text, r.Find(d))); diff != "" {
			t.Errorf("%s\n(-want +got)\n%s", m.text, diff)
		}
		if len(m.mentions) > 0 {
			found++
		} else {
			missed++
		}
	}
	if found < leastExamples || missed < leastExamples {
		t.Errorf("%d lines with names and %d near misses, want %d of each", found, missed, leastExamples)
	}
}

// surfaces lists mentions as "3 TYPE/kind text", sorted; a mark without a kind asks for none.
func surfaces(text string, list []dutch.Mention) []string {
	out := make([]string, 0, len(list))
	for _, m := range list {
		out = append(out, fmt.Sprintf("%4d %s %s", m.Start, m.Type, text[m.Start:m.End]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}
