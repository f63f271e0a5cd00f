package api

import (
	"context"
	"fmt"
	"net/url"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/view"
)

// besideQuote is how many code points of a text stand beside a quote: enough to find it again in a changed text.
const besideQuote = 32

// textOf returns an article with its text. Errors: ErrConflict when it went while the query ran.
func textOf(ctx context.Context, article string) (*content, error) {
	c, err := load(ctx).content(ctx, article)()
	if err == nil && c == nil {
		err = &graph.Error{Kind: graph.ErrConflict, Detail: "the article went while the query ran"}
	}
	return c, err
}

// Text resolves the text of a sentence.
func (sentenceFields) Text(ctx context.Context, s *view.Sentence) (string, error) {
	if s.Text != nil {
		return *s.Text, nil
	}
	c, err := textOf(ctx, s.Article)
	if err != nil {
		return "", err
	}
	text, ok := c.offsets.Slice(s.Span)
	if !ok {
		return "", &graph.Error{Kind: graph.ErrConflict, Detail: "the article changed while the query ran"}
	}
	return text, nil
}

// Sentence resolves the sentence of a mention.
func (mentionFields) Sentence(_ context.Context, m *graph.Mention) (*view.Sentence, error) {
	if m.Sentence == (graph.Span{}) {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return &view.Sentence{Article: m.Article, Span: m.Sentence}, nil
}

// Entity resolves the entity of a mention.
func (mentionFields) Entity(ctx context.Context, m *graph.Mention) (*graph.Entity, error) {
	if t, ok := graph.TypeOf(m.Entity); ok && selectsOnly(ctx, "id", "nodeType", "type", "__typename") {
		return &graph.Entity{ID: m.Entity, Type: graph.EntityType(t)}, nil
	}
	return load(ctx).entity(ctx, m.Entity)()
}

// Year resolves the year of a citation.
func (citationFields) Year(_ context.Context, c *graph.Citation) (*int, error) {
	if c.Year == 0 {
		return nil, nil //nolint:nilnil // null is the answer
	}
	return &c.Year, nil
}

// Reference resolves the work that is cited.
func (citationFields) Reference(_ context.Context, c *graph.Citation) (view.Reference, error) {
	return view.Reference{ID: c.Reference}, nil
}

// Prefix resolves the text before a quote.
func (evidenceFields) Prefix(ctx context.Context, e *view.Evidence) (*string, error) {
	return beside(ctx, e, graph.Span{Start: max(0, e.Start-besideQuote), End: e.Start})
}

// Suffix resolves the text after a quote.
func (evidenceFields) Suffix(ctx context.Context, e *view.Evidence) (*string, error) {
	return beside(ctx, e, graph.Span{Start: e.End, End: e.End + besideQuote})
}

// beside returns a part of the article of a quote, nil where there is none.
func beside(ctx context.Context, e *view.Evidence, s graph.Span) (*string, error) {
	c, err := textOf(ctx, e.In)
	if err != nil {
		return nil, err
	}
	s.End = min(s.End, c.offsets.Len())
	text, _ := c.offsets.Slice(s) // empty at the ends of the text, and written as null
	return &text, nil
}

// Article resolves the article of a quote.
func (evidenceFields) Article(ctx context.Context, e *view.Evidence) (*graph.Article, error) {
	return load(ctx).article(ctx, e.In)()
}

// Permalink resolves the address of the page that shows a quote in its article.
func (evidenceFields) Permalink(_ context.Context, e *view.Evidence) (string, error) {
	return fmt.Sprintf("/evidence/%s/%d-%d#quote", url.PathEscape(e.In), e.Start, e.End), nil
}

// Selectors resolves a quote as a web annotation selects it.
func (f evidenceFields) Selectors(ctx context.Context, e *view.Evidence) ([]view.Selector, error) {
	prefix, err := f.Prefix(ctx, e)
	if err != nil {
		return nil, err
	}
	suffix, err := f.Suffix(ctx, e)
	if err != nil {
		return nil, err
	}
	return []view.Selector{
		view.TextQuoteSelector{Exact: e.Quote, Prefix: *prefix, Suffix: *suffix},
		view.TextPositionSelector{Start: e.Start, End: e.End},
	}, nil
}
