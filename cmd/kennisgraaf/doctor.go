package main

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

func (a *app) migrateCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "migrate",
		Short: "Bring a store's schema up to what this program reads",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openStore(cmd.Context(), changing) // opening for writing migrates
			if err != nil {
				return err
			}
			defer s.Close()
			_, err = fmt.Fprintf(a.stdout, "%s is up to date\n", a.config.store)
			return err
		},
	}
	a.config.flags(cmd.Flags(), "store", "lock-wait")
	return cmd
}

func (a *app) doctorCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Check that a store can be reached and used, and say what to do where it can't",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			r, err := a.examine(cmd.Context(), s)
			if err != nil {
				return err
			}
			if asJSON {
				return json.NewEncoder(a.stdout).Encode(r)
			}
			return r.print(a)
		},
	}
	a.config.flags(cmd.Flags(), "store", "lock-wait")
	cmd.Flags().BoolVar(&asJSON, "json", false, "write JSON")
	return cmd
}

// health is what doctor finds of a store that answers.
type health struct {
	Store    string `json:"store"`
	Server   string `json:"server,omitempty"` // name, version and edition, where the store has a server
	Schema   string `json:"schema,omitempty"` // of the server's database: its number, and what is in use of it
	Version  string `json:"version"`          // of the content
	Sources  int    `json:"sources"`
	Articles int    `json:"articles"`
	Entities int    `json:"entities"`
	Claims   int    `json:"claims"`
	// ClockSkew is how far the server's clock runs ahead of this machine's, in milliseconds.
	ClockSkew  int64 `json:"clockSkewMs,omitempty"`
	AnswerTime int64 `json:"answerTimeMs"` // of the counts, in milliseconds
}

func (a *app) examine(ctx context.Context, s graph.Store) (health, error) {
	h := health{Store: string(a.config.store)}
	if remote, ok := s.(*neo4j.Store); ok {
		asked := a.now()
		found, err := remote.Health(ctx)
		if err != nil {
			return h, err
		}
		h.Server = fmt.Sprintf("Neo4j %s %s", found.Version, found.Edition)
		h.Schema = fmt.Sprintf("%d, with %d constraints and indexes in use, none missing", found.Schema, found.Online)
		h.ClockSkew = skew(found.Clock, asked, a.now())
	}
	start := a.now()
	var err error
	if h.Version, err = s.Version(ctx); err != nil {
		return h, err
	}
	page, err := s.Sources(ctx, graph.SourceQuery{Window: graph.Window{Limit: 1, Total: true}})
	if err != nil {
		return h, err
	}
	h.Sources = page.Total
	for unit, n := range map[graph.Unit]*int{
		graph.CountArticles: &h.Articles, graph.CountEntities: &h.Entities, graph.CountClaims: &h.Claims,
	} {
		counts, err := s.Count(ctx, graph.CountQuery{Of: unit})
		if err != nil {
			return h, err
		}
		*n = counts[0].N
	}
	h.AnswerTime = a.now().Sub(start).Milliseconds()
	return h, nil
}

// skew returns by how many milliseconds a clock ran ahead that was read at some moment between two of this machine's.
func skew(clock, asked, answered time.Time) int64 {
	switch {
	case clock.Before(asked):
		return min(clock.Sub(asked).Milliseconds()+1, 0) // the clock counts whole milliseconds
	case clock.After(answered):
		return clock.Sub(answered).Milliseconds()
	}
	return 0
}

// tolerableSkew is how far two clocks may differ before logs of both can't be read side by side.
const tolerableSkew = 2 * time.Second

func (h health) print(a *app) error {
	if h.Server != "" {
		if _, err := fmt.Fprintf(a.stdout, "server    %s\nclock     differs by %d ms\nschema    %s\n", h.Server, h.ClockSkew, h.Schema); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(a.stdout, "store     %s\ncontent   %d sources, %d articles, %d entities, %d claims; version %s\nanswers   in %d ms\n",
		h.Store, h.Sources, h.Articles, h.Entities, h.Claims, h.Version, h.AnswerTime)
	if skew := time.Duration(h.ClockSkew) * time.Millisecond; skew.Abs() > tolerableSkew {
		a.say("the server's clock differs by %v", skew)
		a.say("hint: set both clocks by NTP, or times in the two logs won't match")
	}
	return err
}
