package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// searchHit is one answer of `search --json`.
type searchHit struct {
	node
	Kind     string   `json:"kind,omitempty"`
	Aliases  []string `json:"aliases,omitempty"`
	Mentions int      `json:"mentions"`
	Articles int      `json:"articles"`
	Match    string   `json:"match"`
}

func (a *app) searchCommand() *cobra.Command {
	var types []string
	limit, asJSON := 10, false
	cmd := &cobra.Command{
		Use:   "search TEXT",
		Short: "Find entities by name; typing errors are allowed",
		Args:  arguments(cobra.MinimumNArgs(1), "it needs something to look for"),
		RunE: func(cmd *cobra.Command, args []string) error {
			q := graph.SearchQuery{Text: strings.Join(args, " "), Limit: limit}
			var err error
			if q.Types, err = entityTypes(types); err != nil {
				return err
			}
			if limit < 1 || limit > graph.MaxHits {
				return usagef(fmt.Sprintf("give 1 to %d", graph.MaxHits), fmt.Sprintf("--limit %d is out of range", limit))
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			hits, err := graph.Search(cmd.Context(), s, q)
			if err != nil {
				return err
			}
			if asJSON {
				return a.printJSON(searchHits(hits))
			}
			return a.printHits(q.Text, hits)
		},
	}
	a.config.flags(cmd.Flags(), "store")
	cmd.Flags().StringSliceVar(&types, "type", nil, "only these entity types, such as lectoraat,method")
	cmd.Flags().IntVar(&limit, "limit", limit, "answers at most")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

func searchHits(hits []graph.Hit) []searchHit {
	out := make([]searchHit, len(hits))
	for i, h := range hits {
		out[i] = searchHit{
			node: entityNode(h.Entity), Kind: string(h.Entity.Kind), Aliases: h.Entity.Aliases,
			Mentions: h.Entity.Mentions, Articles: h.Entity.Articles, Match: matchName(h.Match),
		}
	}
	return out
}

func matchName(m graph.Match) string {
	return [...]string{"name", "alias", "prefix", "prefix of alias", "similar"}[m]
}

func (a *app) printHits(asked string, hits []graph.Hit) error {
	if len(hits) == 0 {
		a.say("nothing is called anything like %q", asked)
		return nil
	}
	w := tabwriter.NewWriter(a.stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "TYPE\tNAME\tID\tMENTIONS\tARTICLES")
	for _, h := range hits {
		e := h.Entity
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\n", e.Type, printable(e.Name), e.ID, e.Mentions, e.Articles)
	}
	return w.Flush()
}

// entityTypes reads the values of a flag --type, in any case.
func entityTypes(names []string) ([]graph.EntityType, error) {
	var out []graph.EntityType
	for _, name := range names {
		t := graph.EntityType(strings.ToUpper(name))
		if !t.Valid() {
			return nil, usagef("the types are "+joined(graph.EntityTypes()), fmt.Sprintf("unknown entity type %q", name))
		}
		out = append(out, t)
	}
	return out, nil
}

// joined lists words as they may be typed.
func joined[T ~string](words []T) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ToLower(string(w))
	}
	return strings.Join(out, ", ")
}
