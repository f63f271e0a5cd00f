package page

import (
	"regexp"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestWords holds both languages to the same words, and to those that the templates and the vocabulary need.
func TestWords(t *testing.T) {
	nl, en := dutch(), english()
	for key := range nl {
		if en[key] == "" {
			t.Errorf("English has no %q", key)
		}
	}
	for key := range en {
		if nl[key] == "" {
			t.Errorf("Dutch has no %q", key)
		}
	}
	var keys []string
	files, err := templateFiles.ReadDir("templates")
	if err != nil {
		t.Fatal(err)
	}
	call := regexp.MustCompile(`(?:\bt|counted [^"{}]+?) "([^"]+)"`)
	for _, f := range files {
		text, err := templateFiles.ReadFile("templates/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range call.FindAllStringSubmatch(string(text), -1) {
			keys = append(keys, m[1])
		}
	}
	if len(keys) < 60 {
		t.Errorf("only %d words in the templates", len(keys))
	}
	for _, e := range graph.EntityTypes() {
		keys = append(keys, string(e), "many "+string(e))
	}
	for _, p := range graph.Predicates() {
		keys = append(keys, "in "+string(p), "out "+string(p))
	}
	for _, m := range graph.Modalities() {
		keys = append(keys, "modality "+string(m))
	}
	for _, key := range keys {
		if nl[key] == "" {
			t.Errorf("no words for %q", key)
		}
	}
}
