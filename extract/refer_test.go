package extract_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// TestReferences holds each rule for what a reference refers to, to the articles of testdata/refer/RULE.txtar. Under "claims" each
// article ends with the claims that the rule makes there, each with its evidence, and no others; under "silent" stand near misses.
// A line "====" parts articles.
func TestReferences(t *testing.T) {
	files, err := filepath.Glob("testdata/refer/*.txtar")
	if err != nil || len(files) != 5 {
		t.Fatalf("%d files of examples: %v", len(files), err)
	}
	x := standard(t)
	for _, file := range files {
		rule := strings.TrimSuffix(filepath.Base(file), ".txtar")
		t.Run(rule, func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil || len(archive.Files) != 2 {
				t.Fatalf("%d parts: %v", len(archive.Files), err)
			}
			for _, part := range archive.Files {
				examples := strings.Split(strings.TrimSpace(string(part.Data)), "\n====\n")
				if len(examples) < 3 {
					t.Errorf("%s: %d examples, want three at least", part.Name, len(examples))
				}
				for _, example := range examples {
					checkReference(t, x, rule, example, part.Name == "claims")
				}
			}
		})
	}
}

func checkReference(t *testing.T, x *extract.Extractor, rule, example string, claims bool) {
	t.Helper()
	text, list, _ := strings.Cut(example, "\n> ")
	var want, got []string
	if list != "" {
		want = strings.Split(list, "\n> ")
	}
	if claims != (len(want) > 0) {
		t.Errorf("%s\n has %d claims", text, len(want))
	}
	r := x.Read(extract.Draft{Text: text, Language: "nl"})
	for _, c := range r.Claims {
		if c.Rule != rule {
			continue
		}
		quote := text[c.Start:c.End]
		if utf8.RuneCountInString(quote) > graph.MaxEvidence || c.Modality != graph.Asserted || c.Confidence < 1 || c.Confidence > 1000 {
			t.Errorf("%s\n %+v is no claim", text, c)
		}
		got = append(got, fmt.Sprintf("%s %s %s %q", c.Subject, c.Predicate, c.Object, quote))
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got  %s\n want %s", text, strings.Join(got, "\n      "), strings.Join(want, "\n      "))
	}
}

// A title of an entry ends where a reader ends it.
func TestTitlesOfEntries(t *testing.T) {
	for entry, want := range map[string]string{
		"Jansen, P. (2019). De stille straat. Assen: Brink.":                                    "De stille straat",
		"Jansen, P. (2019). De stille straat: buren in gesprek. Assen: Brink.":                  "De stille straat: buren in gesprek",
		"Jansen, P. (2019). De stille straat (2e druk). Assen: Brink.":                          "De stille straat",
		"Jansen, P. (2019). De stille straat [Proefschrift]. Universiteit Assen.":               "De stille straat",
		"Jansen, P. (2019). Wie dekt de tafel? Assen: Brink.":                                   "Wie dekt de tafel?",
		"Jansen, P. (2019). Wie luistert? Buren in gesprek. Buurten, 12(3), 4–15.":              "Wie luistert? Buren in gesprek",
		"Jansen, P. (2019). ‘De stille straat’. Assen: Brink.":                                  "De stille straat",
		"Jansen, P. (2019, 12 mei). De stille straat. Trouw.":                                   "De stille straat",
		"Jansen, P. (z.d.). De stille straat. Geraadpleegd op 3 mei, van https://www.x.example": "De stille straat",
		"Jansen, P. (in druk). De stille straat.":                                               "De stille straat",
		"Jansen, P. (red.) (2019). De stille straat. Assen: Brink.":                             "De stille straat",
		"Jansen, P. (2019). De stille straat in\nhet grote dorp. Assen: Brink.":                 "De stille straat in\nhet grote dorp",
		"Jansen, P. (2019). De stille straat\nSmit, C. (2020). De laatste bus\n":                "De stille straat | De laatste bus",
		"Jansen, P. (2019). 1001 straten. Assen: Brink.":                                        "1001 straten",
		"Jansen, P. (2019) De stille straat. Assen: Brink.":                                     "De stille straat",
		"Jansen, P. (2019). In het donker van de straat. Assen: Brink.":                         "In het donker van de straat",
		"Jansen, P. (2019). https://www.voorbeeld.example":                                      "",
		"Jansen, P. (2019). Geraadpleegd op 3 mei 2024, van https://www.voorbeeld.example":      "",
		"Jansen, P. (2019). de straat. Assen: Brink.":                                           "",
		"Jansen, P. (2019).": "",
		"Jansen, P. (2019). " + strings.Repeat("Heel lang ", 40) + ". Assen: Brink.":    "",
		"Movisie. (2021). Een ander gesprek. Utrecht: Movisie.":                         "Een ander gesprek",
		"Centraal Bureau voor de Statistiek (2023). Landelijke cijfers. Den Haag: CBS.": "Landelijke cijfers",
	} {
		text := "Buren helpen elkaar.\n\nLiteratuur\n\n" + entry + "\n"
		var got []string
		for _, c := range standard(t).Read(extract.Draft{Text: text, Language: "nl"}).Citations {
			if c.Title.Len() > 0 {
				got = append(got, text[c.Title.Start:c.Title.End])
			}
		}
		if strings.Join(got, " | ") != want {
			t.Errorf("%s\n got  %q\n want %q", entry, got, want)
		}
	}
}
