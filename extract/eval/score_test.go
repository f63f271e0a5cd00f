package eval_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/extract/eval"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// text is an article that the tests annotate and read.
const text = "Werken aan de wijk\nSanne Vermaat werkt bij Saxion in Deventer. Sanne gebruikt JIM. Saxion werkt samen met Movisie (Bateson, 2016). " +
	"Daarna dronk iedereen thee bij het raam, want het regende de hele middag en niemand had haast om naar huis te gaan, ook niet toen het " +
	"licht werd uitgedaan en de conciërge met zijn sleutels in de deuropening bleef staan wachten tot de laatste bezoeker zijn jas had gevonden."

const annotation = `{"id": "t-01", "source": "shop.txt", "title": "Werken aan de wijk", "entities": [
 {"id": "e1", "type": "Person", "name": "Sanne Vermaat", "surface": ["Sanne Vermaat", "Sanne"]},
 {"id": "e2", "type": "Organisation", "name": "Saxion", "surface": ["Saxion"]},
 {"id": "e3", "type": "Place", "name": "Deventer", "surface": ["Deventer"]},
 {"id": "e4", "type": "Method", "name": "JIM", "surface": ["JIM"]},
 {"id": "e5", "type": "Organisation", "name": "Movisie", "surface": ["Movisie"]}],
 "relations": [
 {"subject": "e1", "predicate": "AFFILIATED_WITH", "object": "e2", "role": "Lector", "evidence": "Sanne Vermaat werkt bij Saxion"},
 {"subject": "e5", "predicate": "COLLABORATES_WITH", "object": "e2", "modality": "planned", "evidence": "Saxion werkt samen met Movisie"},
 {"subject": "e1", "predicate": "STUDIES", "concept": "wijkwerk", "evidence": "Werken aan de wijk"},
 {"subject": "e1", "predicate": "OTHER", "label": "kent", "object": "e2"}],
 "citations": [{"surface": "Bateson, 2016", "authors": ["Bateson"], "year": 2016}],
 "concepts": [{"name": "wijk", "surface": ["wijk"], "central": true}, {"name": "wijkwerk", "surface": []}, {"name": "onderzoek", "surface": [], "central": true}]}`

func folder() fstest.MapFS {
	return fstest.MapFS{"t-01.json": {Data: []byte(annotation)}, "t-01.txt": {Data: []byte(text)}}
}

func load(t *testing.T, f fstest.MapFS) []eval.Gold {
	t.Helper()
	gold, err := eval.Load(f)
	if err != nil {
		t.Fatal(err)
	}
	return gold
}

// sighting is an entity with its mentions, each the n-th place of a surface ("JIM", or "Saxion#2").
func sighting(t *testing.T, id string, typ graph.EntityType, name, recogniser string, surfaces ...string) graph.Sighting {
	t.Helper()
	s := graph.Sighting{ID: id, Type: typ, Name: name}
	for _, surface := range surfaces {
		surface, second := strings.CutSuffix(surface, "#2")
		at := strings.Index(text, surface)
		if second {
			at += 1 + strings.Index(text[at+1:], surface)
		}
		if at < 0 {
			t.Fatalf("%q is not in the text", surface)
		}
		s.Mentions = append(s.Mentions, graph.MentionRecord{Start: at, End: at + len(surface), Text: surface, Recogniser: recogniser, Confidence: 850})
	}
	return s
}

func span(t *testing.T, s string) graph.Span {
	t.Helper()
	at := strings.Index(text, s)
	if at < 0 {
		t.Fatalf("%q is not in the text", s)
	}
	return graph.Span{Start: at, End: at + len(s)}
}

// change is a reading of the text with errors of every kind: Sanne alone is a place, Deventer is missed, JIM an organisation; a
// claim is turned around, one has the wrong sentence, one an end that the gold lacks.
func change(t *testing.T) graph.Change {
	t.Helper()
	r := graph.Reading{
		Article: "article:1", Title: "Werken aan de wijk", Text: text, Body: 19, Pieces: []graph.Piece{{End: len([]rune(text))}},
		Sentences: []graph.Span{{End: 18}, span(t, "Sanne Vermaat werkt bij Saxion in Deventer."), span(t, "Sanne gebruikt JIM."), span(t, "Saxion werkt samen met Movisie (Bateson, 2016).")},
		Entities: []graph.Sighting{
			sighting(t, "concept:wijken", graph.Concept, "wijken", "thesaurus", "wijk"),
			sighting(t, "concept:werk", graph.Concept, "werk", "thesaurus", "Werken"),
			sighting(t, "organisation:jim", graph.Organisation, "JIM", "crf", "JIM"),
			sighting(t, "organisation:movisie", graph.Organisation, "Movisie", "gazetteer", "Movisie"),
			sighting(t, "organisation:saxion", graph.Organisation, "Saxion", "gazetteer", "Saxion", "Saxion#2"),
			sighting(t, "person:sanne-vermaat", graph.Person, "Sanne Vermaat", "person", "Sanne Vermaat"),
			sighting(t, "place:sanne", graph.Place, "Sanne", "crf", "Sanne#2"),
		},
		Claims: []graph.Claim{
			{Subject: "person:sanne-vermaat", Predicate: graph.AffiliatedWith, Object: "organisation:saxion", Rule: "works-at", Role: "lector", Confidence: 900, Evidence: span(t, "Saxion werkt samen met Movisie")},
			{Subject: "organisation:movisie", Predicate: graph.CollaboratesWith, Object: "organisation:saxion", Rule: "together-with", Confidence: 950, Evidence: span(t, "Saxion werkt samen met Movisie")},
			{Subject: "person:sanne-vermaat", Predicate: graph.AffiliatedWith, Object: "organisation:jim", Rule: "works-at", Confidence: 700, Evidence: span(t, "Sanne gebruikt JIM.")},
			{Subject: graph.ThisArticle, Predicate: graph.About, Object: "concept:wijken", Rule: "salience", Confidence: 900, Evidence: span(t, "wijk")},
		},
		Citations: []graph.Citation{
			{Text: "(Bateson, 2016)", Authors: []string{"Bateson"}, Year: 2016, Start: span(t, "(Bateson").Start, End: span(t, "2016)").End},
			{Text: "(Bateson)", Authors: []string{"Bateson"}, Start: span(t, "(Bateson").Start, End: span(t, "2016)").End},
		},
	}
	r.Entities[0].Salience, r.Entities[1].Salience = 800, 200
	return graph.Change{Source: graph.Source{ID: "map/shop.txt", Digest: "d", Version: "1"}, Readings: []graph.Reading{r}}
}

func score(t *testing.T, changes ...graph.Change) *eval.Report {
	t.Helper()
	run := &eval.Run{}
	for _, c := range changes {
		run.Add(c)
	}
	return eval.Score(run, load(t, folder()))
}

// counts returns right, found and gold of every row.
func counts(r *eval.Report) map[string]eval.Count {
	out := map[string]eval.Count{}
	for _, s := range r.Shares {
		out[s.Name] = eval.Count{Right: s.Right, Gold: s.Of}
	}
	for _, table := range r.Tables {
		for _, row := range table.Rows {
			out[table.Name+" "+row.Name] = row.Count
		}
		if table.All != nil {
			out[table.Name] = table.All.Count
		}
	}
	return out
}

func TestShapesOfCitations(t *testing.T) {
	for words, want := range map[string]string{
		"(Bateson, 2016)": "bracketed", "Boszormenyi-Nagy & Krasner, 1986": "bracketed", "Jansen, z.j.": "bracketed", "Meulenbelt (2020)": "narrative",
		"Jansen en De Boer (2012, 2014)": "narrative", "J. de Boer (2018)": "narrative", "Wagenborg, S. & Melnyk, O. (2026)": "listed",
		"Berg, J. van den (2020)": "listed", "Movisie. (2021)": "narrative", "": "bracketed",
	} {
		if got := eval.ShapeOf(words); got != want {
			t.Errorf("%q is %s, want %s", words, got, want)
		}
	}
}

func TestScoreCountsByHand(t *testing.T) {
	got := counts(score(t, change(t)))
	want := map[string]eval.Count{
		"segmentation": {Right: 1, Gold: 1}, "title": {Right: 1, Gold: 1}, "offsets": {Right: 8, Gold: 8},
		"modality":              {Right: 1, Gold: 2}, // the collaboration is planned
		"role":                  {Right: 1, Gold: 1},
		"evidence":              {Right: 1, Gold: 2}, // the collaboration's; "Saxion werkt samen" does not prove who works there
		"central":               {Right: 1, Gold: 2}, // wijk, not onderzoek
		"concepts":              {Right: 1, Gold: 2}, // wijken is wijk, werk is nothing
		"entities ORGANISATION": {Right: 2, Found: 3, Gold: 2}, "entities PERSON": {Right: 1, Found: 1, Gold: 1},
		"entities PLACE": {Found: 1, Gold: 1}, "entities METHOD": {Gold: 1}, "entities": {Right: 3, Found: 5, Gold: 5},
		"mentions ORGANISATION": {Right: 3, Found: 4, Gold: 3}, "mentions PERSON": {Right: 1, Found: 1, Gold: 2},
		"mentions PLACE": {Found: 1, Gold: 1}, "mentions METHOD": {Gold: 1}, "mentions": {Right: 4, Found: 6, Gold: 7},
		"relations AFFILIATED_WITH": {Right: 1, Found: 2, Gold: 1}, "relations COLLABORATES_WITH": {Right: 1, Found: 1, Gold: 1},
		"relations STUDIES": {Gold: 1}, "relations": {Right: 2, Found: 3, Gold: 3},
		"citations": {Right: 1, Found: 2, Gold: 1}, "citations bracketed": {Right: 1, Found: 2, Gold: 1},
		"proofs AFFILIATED_WITH": {Found: 1}, "proofs COLLABORATES_WITH": {Right: 1, Found: 1}, "proofs": {Right: 1, Found: 2},
		"themes thesaurus": {Right: 1, Found: 2}, "themes": {Right: 1, Found: 2},
		"recognisers crf": {Found: 2}, "recognisers gazetteer": {Right: 3, Found: 3}, "recognisers person": {Right: 1, Found: 1},
		"recognisers":                    {Right: 4, Found: 6},
		"rules AFFILIATED_WITH works-at": {Right: 1, Found: 2}, "rules COLLABORATES_WITH together-with": {Right: 1, Found: 1},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestFractions(t *testing.T) {
	r := score(t, change(t))
	for _, c := range []struct {
		table, row string
		want       float64
	}{
		{"entities", "all", 0.6},
		{"entities", "ORGANISATION", 0.8},
		{"entities", "METHOD", 0},
		{"mentions", "all", 8. / 13},
		{"relations", "all", 2. / 3},
		{"citations", "all", 2. / 3},
		{"central", "", 0.5},
	} {
		if got := r.Figure(c.table, c.row); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%s %s is %v, want %v", c.table, c.row, got, c.want)
		}
	}
}

// Nothing found of nothing wanted is right; nothing found of something is not.
func TestCountsOfNothing(t *testing.T) {
	if c := (eval.Count{}); c.Precision() != 1 || c.Recall() != 1 || c.F1() != 1 {
		t.Errorf("of nothing: %v %v %v", c.Precision(), c.Recall(), c.F1())
	}
	if c := (eval.Count{Gold: 2}); c.Precision() != 0 || c.Recall() != 0 || c.F1() != 0 {
		t.Errorf("of two: %v %v %v", c.Precision(), c.Recall(), c.F1())
	}
	if c := (eval.Count{Found: 2}); c.Precision() != 0 || c.Recall() != 1 {
		t.Errorf("two too many: %v %v", c.Precision(), c.Recall())
	}
}

func TestAnArticleThatIsNotThereIsMissedWhole(t *testing.T) {
	got := counts(score(t))
	for name, want := range map[string]eval.Count{
		"segmentation": {Gold: 1}, "title": {Gold: 1}, "entities": {Gold: 5}, "mentions": {Gold: 7}, "relations": {Gold: 3}, "citations": {Gold: 1},
		"central": {Gold: 2},
	} {
		if got[name] != want {
			t.Errorf("%s: %+v, want %+v", name, got[name], want)
		}
	}
}

// Of several articles with the gold's body the one from its own source counts, wherever it stands.
func TestTheArticleOfTheOwnSourceCounts(t *testing.T) {
	own, other := change(t), change(t)
	other.Source.ID = "aaa.txt"
	other.Readings[0].Article = "article:0"
	other.Readings[0].Entities = nil
	for _, r := range []*eval.Report{score(t, other, own), score(t, own, other)} {
		if got := r.Figure("entities", "all"); got != 0.6 {
			t.Errorf("entities %v, want those of shop.txt", got)
		}
	}
}

func TestIntervalsAreTheSameEachTime(t *testing.T) {
	f := folder()
	for _, id := range []string{"t-02", "t-03", "t-04"} {
		f[id+".json"] = &fstest.MapFile{Data: []byte(strings.ReplaceAll(annotation, "t-01", id))}
		f[id+".txt"] = &fstest.MapFile{Data: []byte("Een heel andere tekst " + id + " over iets anders dan wat er gelezen is")}
	}
	run := &eval.Run{}
	run.Add(change(t))
	gold := load(t, f)
	var printed [2]bytes.Buffer
	for i := range printed {
		r := eval.Score(run, gold)
		if err := r.Print(&printed[i]); err != nil {
			t.Fatal(err)
		}
		for _, s := range r.Shares {
			if s.Value != nil && (s.Interval.Low > *s.Value || s.Interval.High < *s.Value) {
				t.Errorf("%s %v is outside of %v", s.Name, *s.Value, s.Interval)
			}
		}
		if s := r.Shares[0]; s.Interval.Low != 0 || s.Interval.High < 0.5 {
			t.Errorf("one of four articles: %v", s.Interval)
		}
		if r.Read+r.Unread != 4 || r.Read == 0 || r.Unread == 0 {
			t.Errorf("halves of %d and %d", r.Read, r.Unread)
		}
	}
	if printed[0].String() != printed[1].String() {
		t.Error("two scores of one run differ")
	}
}

func TestHalvesByTheHashOfTheID(t *testing.T) {
	for id, want := range map[string]eval.Half{
		"a": eval.Unread, // ca978112…
		"b": eval.Read,   // 3e23e816…
		"c": eval.Read,   // 2e7d2c03…
		"e": eval.Read,   // 3f79bb7b…
	} {
		g := eval.Gold{ID: id}
		if got := g.Half(); got != want {
			t.Errorf("%q is in the %s half, want %s", id, got, want)
		}
	}
}

func TestReportAsJSON(t *testing.T) {
	data, err := json.Marshal(score(t, change(t)))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`{"name":"offsets","value":1,"interval":[1,1],"right":8,"of":8}`,
		`{"name":"ORGANISATION","right":2,"found":3,"gold":2,"precision":0.666667,"recall":1,"f1":0.8,"interval":[0.8,0.8]}`,
		`{"name":"crf","right":0,"found":2,"gold":0,"precision":0,"interval":[0,0]}`,
	} {
		if !bytes.Contains(data, []byte(want)) {
			t.Errorf("%s is not in %s", want, data)
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		folder fstest.MapFS
		want   string
	}{
		"an empty folder":  {fstest.MapFS{}, "no gold article"},
		"other JSON":       {fstest.MapFS{"a.json": {Data: []byte(`{"x": 1}`)}}, "no gold article"},
		"products alone":   {fstest.MapFS{"a.json": {Data: []byte(`{"kind": "product", "entities": []}`)}}, "no gold article"},
		"a broken file":    {fstest.MapFS{"a.json": {Data: []byte(`{"entities": [`)}}, "a.json: is no annotation"},
		"an article alone": {fstest.MapFS{"sub/a.json": {Data: []byte(annotation)}}, "sub/a.json: its text can't be read"},
		"two with one id":  {fstest.MapFS{"a/a.json": {Data: []byte(annotation)}, "a/a.txt": {}, "b.json": {Data: []byte(annotation)}, "b.txt": {}}, "two gold articles have the id t-01"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := eval.Load(c.folder)
			if !errors.Is(err, graph.ErrInvalid) || !strings.Contains(err.Error(), c.want) || graph.Hint(err) == "" {
				t.Errorf("error %v (hint %q)", err, graph.Hint(err))
			}
		})
	}
}

func TestReliabilityCountsByConfidence(t *testing.T) {
	list := score(t, change(t)).Reliability()
	got := map[string]eval.Bin{}
	for _, c := range list.Curves {
		for _, b := range c.Bins {
			got[c.Part+" "+c.Name] = b
		}
	}
	if b := got["mentions all"]; b.Found != 6 || b.Right != 4 || b.From != 800 || b.To != 900 || b.Confidence != 850 || b.Share != 667 {
		t.Errorf("mentions %+v", b)
	}
	if b := got["relations AFFILIATED_WITH"]; b.From != 900 || b.Found != 1 || b.Share != 1000 {
		t.Errorf("affiliations %+v", b)
	}
	for _, c := range list.Curves {
		if c.Part == "relations" && c.Name == "AFFILIATED_WITH" && c.Off != 400 { // 900 against 1000, 700 against 0
			t.Errorf("affiliations are off by %d", c.Off)
		}
	}
}
