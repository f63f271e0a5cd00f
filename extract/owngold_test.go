package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/dutch/corpus"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// ownGoldFolder holds our own gold articles; gold.md beside it tells what they are. They measure and nothing else: no model, rule or list may
// be made from them.
const ownGoldFolder = "testdata/gold"

// ownGoldArticle is the part of a gold file that its format promises.
type ownGoldArticle struct {
	ID, Source, Title, Start, End, Genre string
	Entities                             []struct {
		ID, Type, Kind, Name string
		Surface              []string
	}
	Relations []struct {
		Subject, Predicate, Object, Concept, Evidence, Role, Modality string
	}
	Citations []struct {
		Surface string
		Authors []string
		Year    json.RawMessage
	}
	Concepts []struct {
		Name    string
		Surface []string
		Central bool
	}
	text string
}

func readOwnGold(t *testing.T) []ownGoldArticle {
	t.Helper()
	files, err := filepath.Glob(ownGoldFolder + "/*.json")
	if err != nil {
		t.Fatal(err)
	}
	var out []ownGoldArticle
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		a := ownGoldArticle{text: string(text)}
		if err := json.Unmarshal(data, &a); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if a.ID+".json" != filepath.Base(file) || a.Source != a.ID+".txt" {
			t.Errorf("%s has id %q and source %q", file, a.ID, a.Source)
		}
		out = append(out, a)
	}
	return out
}

// goldTypes are the types as the gold format writes them.
var goldTypes = map[string]graph.EntityType{
	"Person": graph.Person, "Organisation": graph.Organisation, "Lectoraat": graph.Lectoraat, "Method": graph.Method,
	"Policy": graph.Policy, "Place": graph.Place, "Publication": graph.Publication,
}

func TestOwnGoldArticlesKeepTheirFormat(t *testing.T) {
	for _, a := range readOwnGold(t) {
		t.Run(a.ID, func(t *testing.T) {
			body := strings.TrimSpace(strings.TrimPrefix(a.text, a.Title))
			if a.Genre == "" || !strings.HasPrefix(a.text, a.Title) || !strings.HasPrefix(body, a.Start) || !strings.HasSuffix(body, a.End) {
				t.Errorf("genre %q, title %q, start %q or end %q does not fit the text", a.Genre, a.Title, a.Start, a.End)
			}
			if n := len(strings.Fields(body)); n < 150 || n > 500 {
				t.Errorf("the body has %d words, want 150 to 500", n)
			}
			ends := map[string]graph.NodeType{graph.ThisArticle: graph.ArticleNode}
			for _, e := range a.Entities {
				typ, ok := goldTypes[e.Type]
				if !ok || !typ.Allows(graph.Kind(e.Kind)) || ends[e.ID] != "" {
					t.Errorf("entity %s %q: type %q, kind %q, or its id is taken", e.ID, e.Name, e.Type, e.Kind)
				}
				ends[e.ID] = graph.NodeType(typ)
				checkSurfaces(t, a.text, e.Name, e.Surface)
			}
			themes := map[string]bool{}
			central := 0
			for _, c := range a.Concepts {
				themes[c.Name] = true
				if c.Central {
					central++
				}
				checkSurfaces(t, a.text, c.Name, c.Surface)
			}
			if len(a.Concepts) < 5 || len(a.Concepts) > 15 || central < 3 || central > 6 {
				t.Errorf("%d concepts, %d of them central; want 5 to 15 and 3 to 6", len(a.Concepts), central)
			}
			for _, r := range a.Relations {
				object := ends[r.Object]
				if r.Concept != "" {
					object = graph.NodeType(graph.Concept)
				}
				if r.Concept != "" && !themes[r.Concept] || !graph.Predicate(r.Predicate).Joins(ends[r.Subject], object) {
					t.Errorf("%s %s %s%s does not fit its ends", r.Subject, r.Predicate, r.Object, r.Concept)
				}
				if r.Modality != "" && !graph.Modality(r.Modality).Valid() || r.Evidence == "" || !strings.Contains(a.text, r.Evidence) {
					t.Errorf("%s %s %s%s: modality %q, or evidence not in the text: %q", r.Subject, r.Predicate, r.Object, r.Concept, r.Modality, r.Evidence)
				}
			}
			for _, c := range a.Citations {
				if c.Surface == "" || !strings.Contains(a.text, c.Surface) || len(c.Authors) == 0 || len(c.Year) == 0 {
					t.Errorf("citation %q: not in the text, or without authors or year", c.Surface)
				}
			}
		})
	}
}

// checkSurfaces checks that every surface stands in the text as a whole word and is given once.
func checkSurfaces(t *testing.T, text, name string, surfaces []string) {
	t.Helper()
	if name == "" || len(surfaces) == 0 {
		t.Errorf("%q has no name or no surface", name)
	}
	for i, s := range surfaces {
		if s != strings.TrimSpace(s) || s == "" || !strings.Contains(text, s) || slices.Contains(surfaces[:i], s) {
			t.Errorf("%s: surface %q is not in the text, is given twice, or has white space at its ends", name, s)
		}
	}
}

func TestOwnGoldArticlesAreEnough(t *testing.T) {
	articles := readOwnGold(t)
	if len(articles) < 30 {
		t.Errorf("%d articles, want at least 30", len(articles))
	}
	entities, genres, predicates := map[string]int{}, map[string]int{}, map[string]int{}
	concepts, citations, total := 0, 0, 0
	for _, a := range articles {
		genres[a.Genre]++
		for _, e := range a.Entities {
			entities[e.Type]++
			total++
		}
		for _, r := range a.Relations {
			predicates[r.Predicate]++
		}
		concepts += len(a.Concepts)
		citations += len(a.Citations)
	}
	t.Logf("%d articles, entities %d %v, genres %v, relations %v, %d concepts, %d citations", len(articles), total, entities, genres, predicates, concepts, citations)
	if total < 400 || concepts < 150 || len(genres) < 8 {
		t.Errorf("%d entities, %d concepts, %d genres; want at least 400, 150 and 8", total, concepts, len(genres))
	}
	for name := range goldTypes {
		if entities[name] < 40 {
			t.Errorf("%d entities of type %s, want at least 40", entities[name], name)
		}
	}
}

// sentenceEnd cuts a text into pieces at least as fine as sentences.
var sentenceEnd = regexp.MustCompile(`[.!?…:;][’”"')\]]*\s+|\n+`)

// sentenceKeys returns the sentences of a text of five words and more, without case, quotes and punctuation.
func sentenceKeys(text string) []string {
	var out []string
	for _, s := range sentenceEnd.Split(text, -1) {
		words := strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !strings.ContainsRune("-'’", r) && !isWordRune(r) })
		if len(words) >= 5 {
			out = append(out, strings.Join(words, " "))
		}
	}
	return out
}

func isWordRune(r rune) bool {
	return r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r > 0x7f && r != '‘' && r != '’' && r != '“' && r != '”' && r != '–' && r != '—'
}

// What measures may not have been learnt from: no sentence of the gold articles stands in the annotated corpus or the sample corpus.
func TestOwnGoldSentencesAreInNoOtherText(t *testing.T) {
	owner := map[string]string{}
	for _, a := range readOwnGold(t) {
		for _, s := range sentenceKeys(a.text) {
			if other, ok := owner[s]; ok && other != a.ID {
				t.Errorf("%s and %s share %q", a.ID, other, s)
			}
			owner[s] = a.ID
		}
	}
	paragraphs, err := corpus.Read()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paragraphs {
		for _, s := range sentenceKeys(p.Text) {
			if id, ok := owner[s]; ok {
				t.Errorf("%s:%d holds a sentence of %s: %q", p.File, p.Line, id, s)
			}
		}
	}
	files, err := filepath.Glob("../seeds/sample/*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no sample corpus: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range sentenceKeys(string(data)) {
			if id, ok := owner[s]; ok {
				t.Errorf("%s holds a sentence of %s: %q", file, id, s)
			}
		}
	}
}
