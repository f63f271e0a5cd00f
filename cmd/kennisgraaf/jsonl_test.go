package main

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

const saxionText = "Café & Co\nSaxion werkt met JIM (Bateson, 2016)."

// saxion is a reading in which every part of a line occurs.
func saxion() graph.Reading {
	return graph.Reading{
		Article: graph.ArticleID("Café & Co", "Saxion werkt met JIM (Bateson, 2016)."), Title: "Café & Co", Text: saxionText, Body: 10,
		Language: "nl", Publication: "Sozio", Issue: "Sozio 2 2025", PublishedAt: "2025-06",
		Pieces: []graph.Piece{{Start: 0, End: 9, Source: 120}, {Start: 10, End: 47, Source: 40}},
		Also:   []graph.Span{{Start: 300, End: 347}},
		Entities: []graph.Sighting{
			{ID: "method:jim", Type: graph.Method, Name: "JIM", Salience: 640, Mentions: []graph.MentionRecord{
				{Start: 27, End: 30, Text: "JIM", Recogniser: "gazetteer", Confidence: 970},
			}},
			{ID: "organisation:saxion", Type: graph.Organisation, Kind: graph.KindHogeschool, Name: "Saxion", Salience: 1000, Mentions: []graph.MentionRecord{
				{Start: 10, End: 16, Text: "Saxion", Recogniser: "gazetteer", Confidence: 1000},
			}},
		},
		Claims: []graph.Claim{{
			Subject: "organisation:saxion", Predicate: graph.Uses, Object: "method:jim", Modality: graph.Asserted, Confidence: 705,
			Rule: "uses-verb", Evidence: graph.Span{Start: 10, End: 47},
		}},
		Citations: []graph.Citation{{
			Text: "(Bateson, 2016)", Authors: []string{"Bateson"}, Year: 2016, Reference: "reference:bateson-2016", Start: 31, End: 46,
		}},
	}
}

func TestLine(t *testing.T) {
	got, err := encodeLine(saxion(), placesOf("shop.txt", saxion()))
	if err != nil {
		t.Fatal(err)
	}
	want := `{"id":"` + saxion().Article + `","sources":[{"path":"shop.txt","start":40,"end":129},{"path":"shop.txt","start":300,"end":347}],` +
		`"title":"Café & Co","text":"Café & Co\nSaxion werkt met JIM (Bateson, 2016).","language":"nl","publication":"Sozio 2 2025","publishedAt":"2025-06",` +
		`"entities":[{"id":"method:jim","type":"METHOD","kind":null,"name":"JIM","salience":0.64,` +
		`"mentions":[{"start":27,"end":30,"text":"JIM","confidence":0.97,"recogniser":"gazetteer"}]},` +
		`{"id":"organisation:saxion","type":"ORGANISATION","kind":"hogeschool","name":"Saxion","salience":1,` +
		`"mentions":[{"start":10,"end":16,"text":"Saxion","confidence":1,"recogniser":"gazetteer"}]}],` +
		`"relations":[{"subject":"organisation:saxion","predicate":"USES","object":"method:jim","role":null,"modality":"asserted","confidence":0.705,` +
		`"rule":"uses-verb","evidence":{"start":10,"end":47}}],` +
		`"citations":[{"text":"(Bateson, 2016)","authors":["Bateson"],"year":2016,"start":31,"end":46}]}` + "\n"
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Error(diff)
	}
}

func TestLineOfWhatIsUnknown(t *testing.T) {
	got, err := encodeLine(graph.Reading{Article: "article:1", Text: "x", Citations: []graph.Citation{{Text: "x", Authors: []string{"X"}, End: 1}}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var line map[string]any
	if err := json.Unmarshal(got, &line); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"language", "publication", "publishedAt"} {
		if value, there := line[key]; !there || value != nil {
			t.Errorf("%s is %v, want null", key, value)
		}
	}
	for _, key := range []string{"entities", "relations"} {
		if list, ok := line[key].([]any); !ok || len(list) != 0 {
			t.Errorf("%s is %v, want an empty list", key, line[key])
		}
	}
	if !strings.Contains(string(got), `"year":null`) {
		t.Errorf("a citation without a year: %s", got)
	}
}

// TestSpoolMergesEqualArticles: an article in three sources is one line, by the reading that graph.Prefer prefers, that names
// all of them; it stands where its first source puts it.
func TestSpoolMergesEqualArticles(t *testing.T) {
	undated, dated, later := saxion(), saxion(), saxion()
	undated.PublishedAt, later.PublishedAt = "", ""
	other := graph.Reading{Article: "article:2", Text: "een ander", Pieces: []graph.Piece{{End: 9, Source: 500}}}
	first := graph.Reading{Article: "article:3", Text: "vooraan", Pieces: []graph.Piece{{End: 7}}}

	s, err := newSpool()
	if err != nil {
		t.Fatal(err)
	}
	defer s.close()
	for _, c := range []graph.Change{
		{Source: graph.Source{ID: "a.txt"}, Readings: []graph.Reading{other, undated, first}},
		{Source: graph.Source{ID: "b.txt"}, Readings: []graph.Reading{dated}},
		{Source: graph.Source{ID: "c.txt"}, Readings: []graph.Reading{later}},
	} {
		if err := s.add(c); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := s.writeTo(&out); err != nil {
		t.Fatal(err)
	}
	var got []string
	for dec := json.NewDecoder(&out); dec.More(); {
		var l struct {
			ID          string
			Sources     []place
			PublishedAt *string
		}
		if err := dec.Decode(&l); err != nil {
			t.Fatal(err)
		}
		summary := l.ID[:9] + " "
		for _, p := range l.Sources {
			summary += p.Path[:1]
		}
		if l.PublishedAt != nil {
			summary += " " + *l.PublishedAt
		}
		got = append(got, summary)
	}
	want := []string{"article:3 a", saxion().Article[:9] + " aabbcc 2025-06", "article:2 a"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
