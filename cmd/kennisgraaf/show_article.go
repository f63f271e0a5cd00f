package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// articleView is an article as `show` tells it.
type articleView struct {
	Publication string     `json:"publication,omitempty"`
	Issue       string     `json:"issue,omitempty"`
	Date        string     `json:"date,omitempty"`
	Language    string     `json:"language,omitempty"`
	Sources     []place    `json:"sources"`
	Group       string     `json:"group"` // the article that represents its near-duplicates, itself included
	Members     []string   `json:"members,omitempty"`
	Text        string     `json:"text"`
	Entities    []salience `json:"entities"`
	Citations   []string   `json:"citations,omitempty"`
	Claims      []said     `json:"claims"` // that it makes about other things
}

// said is a claim that the article shown makes.
type said struct {
	Subject   node     `json:"subject"`
	Predicate string   `json:"predicate"`
	Object    node     `json:"object"`
	Evidence  evidence `json:"evidence"`
}

// place is where an article stands in a source, in code points of its decoded text.
type place struct {
	Path  string `json:"path"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// salience is an entity of an article and how much the article is about it.
type salience struct {
	node
	Salience float64 `json:"salience"`
	Mentions int     `json:"mentions"`
}

// sightingView is an article that mentions the entity shown, with a sentence that does.
type sightingView struct {
	node
	Date        string `json:"date,omitempty"`
	Publication string `json:"publication,omitempty"`
	Source      string `json:"source"`
	Sentence    string `json:"sentence,omitempty"`
	Mentions    int    `json:"mentions"`
}

func loadArticle(ctx context.Context, s graph.Store, id string, filter graph.ClaimFilter) (*articleView, error) {
	pages, err := s.Articles(ctx, graph.ArticleQuery{Filter: graph.ArticleFilter{IDs: []string{id}, EachMember: true}, Content: true})
	if err != nil {
		return nil, err
	}
	if len(pages[0].Items) == 0 {
		return nil, graph.NotFoundf("article %s is gone", id)
	}
	item := pages[0].Items[0]
	v := &articleView{
		Publication: item.Publication, Issue: item.Issue, Date: string(item.PublishedAt), Language: item.Language,
		Group: item.Group, Members: item.Members, Text: item.Text, Entities: []salience{}, Claims: []said{},
	}
	for _, h := range item.Holdings {
		v.Sources = append(v.Sources, place{h.Source, h.Start, h.End})
	}
	for _, c := range item.Citations {
		v.Citations = append(v.Citations, c.Text)
	}
	entities, err := s.Entities(ctx, graph.EntityQuery{OfArticles: []string{id}, Order: graph.MostSalient})
	if err != nil {
		return nil, err
	}
	for _, e := range entities[0].Items {
		v.Entities = append(v.Entities, salience{entityNode(e), fraction(e.Salience), e.Here})
	}
	v.Claims, err = loadSaid(ctx, s, id, filter)
	return v, err
}

// loadSaid reads the claims that an article makes about other things than itself.
func loadSaid(ctx context.Context, s graph.Store, id string, filter graph.ClaimFilter) ([]said, error) {
	filter.EachMember = true
	pages, err := s.Claims(ctx, graph.ClaimQuery{OfArticles: []string{id}, Filter: filter})
	if err != nil {
		return nil, err
	}
	var ids []string
	for _, c := range pages[0].Items {
		ids = append(ids, c.Subject, c.Object)
	}
	names, err := nodesByID(ctx, s, slices.Compact(slices.Sorted(slices.Values(ids))))
	if err != nil {
		return nil, err
	}
	out := []said{}
	for _, c := range pages[0].Items {
		subject, object := names[c.Subject], names[c.Object]
		if graph.NodeType(subject.Type) != graph.ArticleNode && graph.NodeType(object.Type) != graph.ArticleNode {
			out = append(out, said{subject, string(c.Predicate), object, evidenceOf(c)})
		}
	}
	return out, nil
}

// loadSightings reads the newest articles that mention an entity, and says whether there are more.
func loadSightings(ctx context.Context, s graph.Store, entity string, limit int) ([]sightingView, bool, error) {
	pages, err := s.Articles(ctx, graph.ArticleQuery{
		OfEntities: []string{entity}, Order: graph.NewestFirst, Window: graph.Window{Limit: limit}, Content: true,
	})
	if err != nil || len(pages[0].Items) == 0 {
		return nil, false, err
	}
	ids := make([]string, len(pages[0].Items))
	for i, item := range pages[0].Items {
		ids[i] = item.ID
	}
	mentions, err := s.Mentions(ctx, graph.MentionQuery{Entities: []string{entity}, Articles: ids})
	if err != nil {
		return nil, false, err
	}
	byArticle := map[string][]graph.Mention{}
	for _, m := range mentions {
		byArticle[m.Article] = append(byArticle[m.Article], m)
	}
	out := make([]sightingView, len(pages[0].Items))
	for i, item := range pages[0].Items {
		sentence, _ := graph.NewOffsets(item.Text).Slice(firstOf(byArticle[item.ID], item.Body).Sentence)
		out[i] = sightingView{
			node: articleNode(item), Date: string(item.PublishedAt), Publication: item.Publication, Source: item.Reading,
			Sentence: sentence, Mentions: len(byArticle[item.ID]),
		}
	}
	return out, pages[0].More, nil
}

// firstOf returns the first mention in the body, or else in the title.
func firstOf(mentions []graph.Mention, body int) graph.Mention {
	for _, m := range mentions {
		if m.Start >= body {
			return m
		}
	}
	if len(mentions) == 0 {
		return graph.Mention{}
	}
	return mentions[0]
}

func (a *app) printSighting(s sightingView) {
	date := s.Date
	if date == "" {
		date = "undated"
	}
	fmt.Fprintf(a.stdout, "  %-10s  %s  %s [%s]\n", date, printable(s.Name), s.ID, s.Source)
	if s.Sentence != "" {
		fmt.Fprintf(a.stdout, "      “%s”\n", printable(strings.Join(strings.Fields(s.Sentence), " ")))
	}
}

func (a *app) printArticle(v articleView, text bool) {
	var head []string
	for _, part := range []string{v.Publication, v.Issue, v.Date, v.Language} {
		if part != "" {
			head = append(head, part)
		}
	}
	if len(head) > 0 {
		fmt.Fprintln(a.stdout, printable(strings.Join(head, ", ")))
	}
	for _, p := range v.Sources {
		fmt.Fprintf(a.stdout, "in %s, characters %d to %d\n", p.Path, p.Start, p.End)
	}
	for _, m := range v.Members {
		fmt.Fprintf(a.stdout, "nearly the same as %s\n", m)
	}
	if text {
		fmt.Fprintf(a.stdout, "\n%s\n", printableText(v.Text))
	}
	fmt.Fprintln(a.stdout, "\nentities")
	for _, e := range v.Entities {
		fmt.Fprintf(a.stdout, "  %-12s  %s  %s  %s\n", e.Type, printable(e.Name), e.ID, plural(e.Mentions, "mention", "mentions"))
	}
	if len(v.Citations) > 0 {
		fmt.Fprintln(a.stdout, "\ncitations")
	}
	for _, c := range v.Citations {
		fmt.Fprintf(a.stdout, "  %s\n", printable(c))
	}
	if len(v.Claims) > 0 {
		fmt.Fprintln(a.stdout, "\nclaims")
	}
	for _, c := range v.Claims {
		fmt.Fprintf(a.stdout, "  %s ─%s→ %s  %.2f\n", printable(c.Subject.Name), c.Predicate, printable(c.Object.Name), c.Evidence.Confidence)
		fmt.Fprintf(a.stdout, "      %s\n", printable(c.Evidence.line()))
	}
}

// printableText is printable for a text of several lines.
func printableText(s string) string {
	lines := strings.Split(s, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(printable(line), " ")
	}
	return strings.Join(lines, "\n")
}
