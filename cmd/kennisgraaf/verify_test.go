package main

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
)

// tampered is a store that answers with something else than what it was given.
type tampered struct {
	graph.Store
	mention func(*graph.Mention)
	claim   func(*graph.ClaimRecord)
	article func(*graph.Article)
	change  func(*graph.Change)
}

func (s tampered) Mentions(ctx context.Context, q graph.MentionQuery) ([]graph.Mention, error) {
	list, err := s.Store.Mentions(ctx, q)
	if len(list) > 0 && s.mention != nil {
		s.mention(&list[0])
	}
	return list, err
}

func (s tampered) Claims(ctx context.Context, q graph.ClaimQuery) ([]graph.Page[graph.ClaimRecord], error) {
	pages, err := s.Store.Claims(ctx, q)
	for i := range pages {
		if len(pages[i].Items) > 0 && s.claim != nil {
			s.claim(&pages[i].Items[0])
			return pages, err
		}
	}
	return pages, err
}

func (s tampered) Articles(ctx context.Context, q graph.ArticleQuery) ([]graph.Page[graph.Article], error) {
	pages, err := s.Store.Articles(ctx, q)
	for i := range pages[0].Items {
		if s.article != nil && pages[0].Items[i].ID == "article:1a" {
			s.article(&pages[0].Items[i])
		}
	}
	return pages, err
}

func (s tampered) Dump(ctx context.Context, yield func(graph.Change) error) error {
	return s.Store.Dump(ctx, func(c graph.Change) error {
		if s.change == nil || c.Source.ID != "werkveld.txt" {
			return yield(c)
		}
		line, err := graph.EncodeChange(c)
		if err != nil {
			return err
		}
		if c, err = graph.DecodeChange(line); err != nil { // a copy, so that the store stays as it is
			return err
		}
		s.change(&c)
		return yield(c)
	})
}

// TestVerifyFindsWhatIsBroken: each way in which a store can hold a quote that its text does not is found and named, once.
func TestVerifyFindsWhatIsBroken(t *testing.T) {
	for name, c := range map[string]struct {
		store  tampered
		broken int
		says   string
	}{
		"nothing is":               {tampered{}, 0, ""},
		"a mention's text":         {tampered{mention: func(m *graph.Mention) { m.Text += "!" }}, 1, "broken: article:1a: mention of "},
		"a mention's place":        {tampered{mention: func(m *graph.Mention) { m.Start++ }}, 1, "does not quote"},
		"a mention's article":      {tampered{mention: func(m *graph.Mention) { m.Article = "article:9" }}, 1, "the article is none of those asked for"},
		"a claim's quote":          {tampered{claim: func(c *graph.ClaimRecord) { c.Quote = "iets anders" }}, 1, "evidence of claim:"},
		"a claim's evidence":       {tampered{claim: func(c *graph.ClaimRecord) { c.Evidence.End = 9999 }}, 1, "evidence of claim:"},
		"a citation":               {tampered{article: func(a *graph.Article) { a.Citations[0].Start-- }}, 1, "article:1a: citation: "},
		"a contribution's mention": {tampered{change: func(c *graph.Change) { c.Readings[0].Entities[0].Mentions[0].Text = "x" }}, 1, "does not quote"},
		"a contribution's pieces":  {tampered{change: func(c *graph.Change) { c.Readings[0].Pieces[0].Source += 2 }}, 1, "does not stand at 2"},
	} {
		t.Run(name, func(t *testing.T) {
			c.store.Store = graphtest.NewModel()
			if err := c.store.Apply(t.Context(), worldArticles()...); err != nil {
				t.Fatal(err)
			}
			var said bytes.Buffer
			v := verifier{app: &app{stderr: &said}, store: c.store, files: worldFiles(), met: map[string]bool{}}
			if err := v.contributions(t.Context()); err != nil {
				t.Fatal(err)
			}
			if err := v.answers(t.Context()); err != nil {
				t.Fatal(err)
			}
			if v.Broken != c.broken || strings.Count(said.String(), "broken: ") != c.broken || !strings.Contains(said.String(), c.says) {
				t.Errorf("%d broken, want %d; said %q", v.Broken, c.broken, said.String())
			}
			if v.Pieces != 5 || v.Articles != 4 || v.Sources != 5 || v.Mentions != 23 || v.Evidence != 9 || v.Citations != 2 {
				t.Errorf("not everything was looked at: %+v", v.verification)
			}
		})
	}
}

// worldFiles are the files that the sources of the world would have been read from.
func worldFiles() map[string]batch.Source {
	files := map[string]batch.Source{}
	for _, c := range worldArticles() {
		var texts []string
		for _, r := range c.Readings {
			texts = append(texts, r.Text)
		}
		if len(texts) == 0 {
			continue
		}
		text := batch.Text{Text: strings.Join(texts, "\n\n"), Digest: c.Source.Digest}
		files[c.Source.ID] = batch.Source{ID: c.Source.ID, Path: c.Source.ID, Read: func(context.Context) (batch.Text, error) { return text, nil }}
	}
	return files
}

// TestVerifyStopsWithTheStore: an error of the store ends it.
func TestVerifyStopsWithTheStore(t *testing.T) {
	s := graphtest.NewModel()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	v := verifier{app: &app{stderr: &bytes.Buffer{}}, store: s}
	if err := v.contributions(t.Context()); err == nil {
		t.Error("contributions of a closed store")
	}
	if err := v.answers(t.Context()); err == nil {
		t.Error("answers of a closed store")
	}
}
