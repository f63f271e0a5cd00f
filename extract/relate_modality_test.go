package extract_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// cues are the ways in which a clause says that something is planned, ended, denied or not sure.
func cues() []string {
	return []string{"begins", "denied-noun", "denied", "doubtful", "former", "leaves", "past", "soon", "until", "will"}
}

// TestRelatorModality holds each cue to the examples of testdata/modality/CUE.txtar: three texts at least where it speaks, and three near
// misses. A line ">" says what the rules claim, with the modality and no other.
func TestRelatorModality(t *testing.T) {
	files, err := filepath.Glob("testdata/modality/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, file := range files {
		got = append(got, strings.TrimSuffix(filepath.Base(file), ".txtar"))
	}
	if !slices.Equal(got, cues()) {
		t.Errorf("got files for %v, want for %v", got, cues())
	}
	r := extract.NewRelator(knowledge(t))
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) != 2 {
			t.Fatalf("%s: %d parts, want the cue and its near misses", file, len(archive.Files))
		}
		for _, part := range archive.Files {
			examples := strings.Split(strings.TrimSpace(string(part.Data)), "\n\n")
			if len(examples) < 3 {
				t.Errorf("%s: %s: %d examples, want three at least", file, part.Name, len(examples))
			}
			for _, example := range examples {
				checkModality(t, r, file, part.Name == "cue", example)
			}
		}
	}
}

func checkModality(t *testing.T, r *extract.Relator, file string, cue bool, example string) {
	t.Helper()
	m, err := parseMarked(example)
	if err != nil || len(m.relations) == 0 {
		t.Fatalf("%s: %q says nothing: %v", file, example, err)
	}
	for _, want := range m.relations {
		if cue == (want.modality == graph.Asserted) {
			t.Errorf("%s: %q: the modality does not suit the part", file, example)
		}
		var got []graph.Modality
		for _, c := range m.claims(r) {
			if (relation{subject: c.Subject, predicate: c.Predicate, object: c.Object}).key() == want.key() && !slices.Contains(got, c.Modality) {
				got = append(got, c.Modality)
			}
		}
		if !slices.Equal(got, []graph.Modality{want.modality}) {
			t.Errorf("%s: %s\n got  %v\n want %s", file, m.text, got, want.modality)
		}
	}
}
