package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/sqlite"
)

// stores are the stores that answer alike: the model of the suite, and the default one.
func stores() map[string]func(t *testing.T) graph.Store {
	return map[string]func(t *testing.T) graph.Store{
		"model": func(*testing.T) graph.Store { return graphtest.NewModel() },
		"sqlite": func(t *testing.T) graph.Store {
			t.Helper()
			s, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "store.db"), sqlite.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = s.Close() })
			return s
		},
	}
}

// world is a small graph of invented people, made by hand so that every answer can be checked by reading it.
func world(t testing.TB) graph.Store {
	t.Helper()
	m := graphtest.NewModel()
	if err := m.Apply(t.Context(), changes()...); err != nil {
		t.Fatal(err)
	}
	return m
}

// changes are what the sources of the world contribute.
func changes() []graph.Change {
	const bank = `Het [[lectoraat Nabije Hulp|LECTORAAT Nabije Hulp]] van [[Hogeschool Utrecht|ORGANISATION]] onderzoekt ` +
		`[[eenzaamheid|CONCEPT]]. Lector [[Marijke van der Veen|PERSON]] leidt het [[lectoraat|LECTORAAT Nabije Hulp]]. ` +
		`[[De Linde|ORGANISATION]] gebruikt [[JIM|METHOD]] in [[Enschede|PLACE]] [[(Baart, 2001)|reference:baart-2001]]. ` +
		`‘Wie één keer aanbelt, is er nog niet’, zegt [[Van der Veen|PERSON Marijke van der Veen]].`
	claims := []string{
		"lectoraat:nabije-hulp PART_OF organisation:hogeschool-utrecht 950",
		"lectoraat:nabije-hulp STUDIES concept:eenzaamheid 900 rule=studies-verb",
		"person:marijke-van-der-veen AFFILIATED_WITH lectoraat:nabije-hulp role=lector from=2021",
		"organisation:de-linde USES method:jim 850",
		"organisation:de-linde LOCATED_IN place:enschede 700",
		"article CITES reference:baart-2001 1000",
		"article ABOUT concept:eenzaamheid 640",
		"person:marijke-van-der-veen INTERVIEWED_IN article",
	}
	first := graphtest.Article("bank", "De bank voor het buurthuis", bank).On("2026-03-12").In("Werkveld", "Werkveld 1 2026").
		With("organisation:hogeschool-utrecht", func(s *graph.Sighting) {
			s.Kind, s.Aliases, s.SameAs = graph.KindHogeschool, []string{"HU"}, []string{"ror:028z9kw20"}
		}).
		With("concept:eenzaamheid", func(s *graph.Sighting) {
			s.Salience, s.Definition = 640, "Het gemis van verbondenheid."
		}).
		Claims(claims...)
	copied := graphtest.Article("copy", "", bank).In("Nieuwsbrief", "").Claims(claims...)
	second := graphtest.Article("stoep", "Samen op de stoep",
		`[[De Linde|ORGANISATION]] gaat samenwerken met [[Saxion|ORGANISATION]]. [[Saxion|ORGANISATION]] onderzoekt `+
			`[[JIM|METHOD]] en de [[sociale basis|CONCEPT]]. [[Tjeerd Hoekstra|PERSON]] was tot 2024 lector bij `+
			`[[Saxion|ORGANISATION]].`).On("2025-11").In("Werkveld", "Werkveld 3 2025").
		Claims(
			"organisation:de-linde COLLABORATES_WITH organisation:saxion planned 800",
			"organisation:saxion STUDIES method:jim 750",
			"organisation:saxion STUDIES concept:sociale-basis 720",
			"person:tjeerd-hoekstra AFFILIATED_WITH organisation:saxion ended role=lector to=2024",
		)
	english := graphtest.Article("chair", "A chair by the door",
		`[[Hogeschool Utrecht|ORGANISATION]] does not use [[JIM|METHOD]]. [[Saxion|ORGANISATION]] uses [[JIM|METHOD]].`).
		Language("en").
		Claims(
			"organisation:hogeschool-utrecht USES method:jim negated 600",
			"organisation:saxion USES method:jim 880",
		)
	return []graph.Change{
		graphtest.Source("werkveld-2026-1.txt", first), graphtest.Source("nieuwsbrief.txt", copied),
		graphtest.Source("werkveld-2025-3.txt", second), graphtest.Source("chair.txt", english),
		graphtest.Seeds("seed:thesaurus.tsv", "concept:eenzaamheid RELATED concept:sociale-basis 1000"),
	}
}

// options are those of every test, with a fixed request id.
func options() api.Options {
	return api.Options{Version: "test", RequestID: func() string { return "request" }, BatchWait: time.Millisecond}
}

// answer is what a server sends back.
type answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// JSON returns the body, indented and without the cost, which is held elsewhere.
func (a answer) JSON(t *testing.T) string {
	t.Helper()
	var out bytes.Buffer
	body, _, costs := bytes.Cut(a.Body, []byte(`,"extensions":{"cost":`))
	if costs {
		body = append(bytes.Clone(body), '}')
	}
	if err := json.Indent(&out, body, "", "  "); err != nil {
		t.Fatalf("%v: %s", err, a.Body)
	}
	return strings.TrimSpace(out.String())
}

// Decode reads the data of an answer without errors.
func (a answer) Decode(t *testing.T, data any) {
	t.Helper()
	var body struct {
		Data   json.RawMessage
		Errors json.RawMessage
	}
	if err := json.Unmarshal(a.Body, &body); err != nil || body.Errors != nil {
		t.Fatalf("status %d, %v: %s", a.Status, err, a.Body)
	}
	if err := json.Unmarshal(body.Data, data); err != nil {
		t.Fatalf("%v: %s", err, body.Data)
	}
}

// Codes returns the codes of the errors of an answer.
func (a answer) Codes(t *testing.T) []string {
	t.Helper()
	var body struct {
		Errors []struct {
			Extensions struct{ Code, RequestID string }
		}
	}
	if err := json.Unmarshal(a.Body, &body); err != nil {
		t.Fatalf("%v: %s", err, a.Body)
	}
	var codes []string
	for _, e := range body.Errors {
		if e.Extensions.RequestID != "request" {
			t.Errorf("an error without the id of the request: %s", a.Body)
		}
		codes = append(codes, e.Extensions.Code)
	}
	return codes
}

// ask posts a query.
func ask(t *testing.T, h http.Handler, query string, variables map[string]any) answer {
	t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return send(t, h, http.MethodPost, "/graphql", string(body), "Content-Type", "application/json")
}

// send sends any request, with headers in pairs.
func send(t *testing.T, h http.Handler, method, path, body string, headers ...string) answer {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(body))
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	got, err := io.ReadAll(w.Result().Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{w.Code, w.Result().Header, got}
}
