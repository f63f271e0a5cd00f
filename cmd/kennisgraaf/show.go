package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// view is what `show` tells of one thing of the graph.
type view struct {
	node
	Entity    *entityView    `json:"entity,omitempty"`
	Article   *articleView   `json:"article,omitempty"`
	Relations []relationView `json:"relations"`
	Articles  []sightingView `json:"articles,omitempty"` // that mention it, newest first
	More      bool           `json:"more"`               // lists were cut at the limit
}

// entityView is the head of an entity.
type entityView struct {
	Kind       string   `json:"kind,omitempty"`
	Aliases    []string `json:"aliases,omitempty"`
	SameAs     []string `json:"sameAs,omitempty"`
	Definition string   `json:"definition,omitempty"`
	Mentions   int      `json:"mentions"`
	Articles   int      `json:"articles"`
	Claims     int      `json:"claims"`
	First      string   `json:"first,omitempty"`
	Last       string   `json:"last,omitempty"`
}

// relationView is an edge as seen from the thing shown.
type relationView struct {
	Outgoing   bool     `json:"outgoing"`
	Predicate  string   `json:"predicate"`
	Other      node     `json:"other"`
	Roles      []string `json:"roles,omitempty"`
	Claims     int      `json:"claims"`
	Confidence float64  `json:"confidence"`
	Modalities []string `json:"modalities"`
	Evidence   evidence `json:"evidence"`
}

func (a *app) showCommand() *cobra.Command {
	limit, text, negated, asJSON := 10, false, false, false
	cmd := &cobra.Command{
		Use:   "show NAME-OR-ID",
		Short: "Show an entity or an article: relations with their evidence, and where it is mentioned",
		Args:  arguments(cobra.ExactArgs(1), "it needs one name or id"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if limit < 1 {
				return usagef("give 1 or more", fmt.Sprintf("--limit %d is out of range", limit))
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			n, err := a.findNode(cmd.Context(), s, args[0])
			if err != nil {
				return err
			}
			v, err := loadView(cmd.Context(), s, n, limit, negated)
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(v)
			}
			a.printView(v, text)
			return nil
		},
	}
	a.config.flags(cmd.Flags(), "store")
	cmd.Flags().IntVar(&limit, "limit", limit, "relations and articles at most")
	cmd.Flags().BoolVar(&text, "text", false, "print the text of an article too")
	cmd.Flags().BoolVar(&negated, "negated", false, "show what articles deny too")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

// loadView reads what is shown of a node.
func loadView(ctx context.Context, s graph.Store, n node, limit int, negated bool) (view, error) {
	v := view{node: n, Relations: []relationView{}}
	filter := graph.ClaimFilter{}
	if negated {
		filter.Modalities = graph.Modalities()
	}
	var err error
	switch graph.NodeType(n.Type) {
	case graph.ArticleNode:
		v.Article, err = loadArticle(ctx, s, n.ID, filter)
	case graph.ReferenceNode:
	default:
		err = v.loadEntity(ctx, s, limit)
	}
	if err != nil {
		return v, err
	}
	return v, v.loadRelations(ctx, s, filter, limit)
}

func (v *view) loadEntity(ctx context.Context, s graph.Store, limit int) error {
	pages, err := s.Entities(ctx, graph.EntityQuery{Filter: graph.EntityFilter{IDs: []string{v.ID}}})
	if err != nil {
		return err
	}
	for _, e := range pages[0].Items {
		v.Entity = &entityView{
			Kind: string(e.Kind), Aliases: e.Aliases, SameAs: e.SameAs, Definition: e.Definition, Mentions: e.Mentions,
			Articles: e.Articles, Claims: e.Claims, First: string(e.First), Last: string(e.Last),
		}
	}
	v.Articles, v.More, err = loadSightings(ctx, s, v.ID, limit)
	return err
}

// loadRelations reads the strongest edges at the node, each with one claim that proves it.
func (v *view) loadRelations(ctx context.Context, s graph.Store, filter graph.ClaimFilter, limit int) error {
	id := v.ID
	if v.Article != nil {
		id = v.Article.Group // the edges of near-duplicates are those of their representative
	}
	pages, err := s.Edges(ctx, graph.EdgeQuery{OfNodes: []string{id}, Filter: filter, Window: graph.Window{Limit: limit}})
	if err != nil {
		return err
	}
	edges := pages[0].Items
	v.More = v.More || pages[0].More
	keys, others := make([]graph.EdgeKey, len(edges)), make([]string, len(edges))
	for i, e := range edges {
		keys[i], others[i] = e.EdgeKey, otherEnd(e, id)
	}
	names, err := nodesByID(ctx, s, others)
	if err != nil {
		return err
	}
	proofs, err := proofsOf(ctx, s, filter, keys)
	if err != nil {
		return err
	}
	for i, e := range edges {
		r := relationView{
			Outgoing: e.Subject == id, Predicate: string(e.Predicate), Other: names[others[i]], Roles: e.Roles,
			Claims: e.Claims, Confidence: fraction(e.Confidence), Evidence: proofs[e.EdgeKey],
		}
		for _, m := range e.Modalities {
			r.Modalities = append(r.Modalities, string(m))
		}
		v.Relations = append(v.Relations, r)
	}
	return nil
}

func otherEnd(e graph.Edge, id string) string {
	if e.Subject == id {
		return e.Object
	}
	return e.Subject
}

func (a *app) printView(v view, text bool) {
	fmt.Fprintf(a.stdout, "%s  %s\n%s\n", printable(v.Name), strings.TrimSpace(v.Type+" "+v.kind()), v.ID)
	if v.Entity != nil {
		a.printEntity(*v.Entity)
	}
	if v.Article != nil {
		a.printArticle(*v.Article, text)
	}
	if len(v.Relations) > 0 {
		fmt.Fprintln(a.stdout, "\nrelations")
	}
	for _, r := range v.Relations {
		arrow := "← " + r.Predicate
		if r.Outgoing {
			arrow = "→ " + r.Predicate
		}
		name := r.Other.Name
		if len(r.Roles) > 0 {
			name += " (" + strings.Join(r.Roles, ", ") + ")"
		}
		fmt.Fprintf(a.stdout, "  %s %s  %s, %.2f\n", arrow, printable(name), plural(r.Claims, "claim", "claims"), r.Confidence)
		fmt.Fprintf(a.stdout, "      %s\n", printable(r.Evidence.line()))
	}
	if len(v.Articles) > 0 {
		fmt.Fprintln(a.stdout, "\narticles")
	}
	for _, s := range v.Articles {
		a.printSighting(s)
	}
	if v.More {
		a.say("there is more; raise --limit to see it")
	}
}

func (v *view) kind() string {
	if v.Entity == nil {
		return ""
	}
	return v.Entity.Kind
}

func (a *app) printEntity(e entityView) {
	for _, line := range []struct{ label, value string }{
		{"", e.Definition},
		{"also ", strings.Join(e.Aliases, "; ")},
		{"same as ", strings.Join(e.SameAs, ", ")},
	} {
		if line.value != "" {
			fmt.Fprintln(a.stdout, printable(line.label+line.value))
		}
	}
	when := ""
	if e.First != "" {
		when = ", " + e.First + " to " + e.Last
	}
	fmt.Fprintf(a.stdout, "%s in %s, %s%s\n", plural(e.Mentions, "mention", "mentions"),
		plural(e.Articles, "article", "articles"), plural(e.Claims, "claim", "claims"), when)
}
