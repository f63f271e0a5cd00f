package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func (a *app) runCommand() *cobra.Command {
	asJSON := false
	cmd := &cobra.Command{
		Use:   "run PATH...",
		Short: "Read files and folders into the store; what is unchanged is skipped",
		Args:  arguments(cobra.MinimumNArgs(1), "it needs files or folders to read"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			start := a.now()
			sources, failed, err := a.gather(cmd.Context(), paths)
			if err != nil {
				return err
			}
			x, err := newExtractor()
			if err != nil {
				return err
			}
			s, err := a.openStore(cmd.Context(), writing)
			if err != nil {
				return err
			}
			defer s.Close()
			summary, err := a.ingest(cmd.Context(), s, x, sources)
			if err != nil {
				return err
			}
			r := ingestReport{Read: summary.Stored, Unchanged: summary.Unchanged, SetAside: summary.SetAside + failed}
			if r.Store, err = takeStock(cmd.Context(), s); err != nil {
				return err
			}
			r.Articles, r.Seconds = summary.Articles, a.now().Sub(start).Seconds()
			return a.printIngest(r, asJSON)
		},
	}
	a.config.flags(cmd.Flags(), append(readSettings(), "store", "lock-wait", "workers")...)
	cmd.Flags().BoolVar(&asJSON, "json", false, "write the summary as JSON")
	return cmd
}

// What the garbage collector does while sources are read, so that a run over any folder stays small: SQLite's own memory comes on
// top of Go's. At Go's own 100 % a run passed 500 MB; 50 % costs some 10 % of processor time, and near the limit, which is no hard
// one, the collector works harder still (BenchmarkFolder).
const (
	ingestGC     = 50        // percent
	ingestMemory = 256 << 20 // bytes of Go's memory
)

// ingest reads sources into a store, the thesaurus first.
func (a *app) ingest(ctx context.Context, s graph.Store, x *extract.Extractor, sources []batch.Source) (batch.Summary, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(ingestGC))
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(ingestMemory))
	if err := applyThesaurus(ctx, s, x); err != nil {
		return batch.Summary{}, err
	}
	p := a.progress("read", len(sources))
	defer p.end()
	summary, err := batch.Run(ctx, batch.Job{
		Sources: sources, Version: extract.Version, Extract: x.Extract, Workers: a.workers(), Report: a.told(p),
		Known: func(ctx context.Context, id string) (graph.SourceRecord, bool, error) { return knownSource(ctx, s, id) },
		Sink:  func(ctx context.Context, changes []graph.Change) error { return s.Apply(ctx, changes...) },
	})
	if err != nil && ctx.Err() != nil {
		return summary, fmt.Errorf("%d of %d sources are in the store, whole; the same command again completes it: %w",
			summary.Stored+summary.Unchanged, summary.Total, ctx.Err())
	}
	return summary, err
}

func knownSource(ctx context.Context, s graph.Store, id string) (graph.SourceRecord, bool, error) {
	page, err := s.Sources(ctx, graph.SourceQuery{IDs: []string{id}})
	if err != nil || len(page.Items) == 0 {
		return graph.SourceRecord{}, false, err
	}
	return page.Items[0], true, nil
}

// applyThesaurus brings the store's thesaurus up to date.
func applyThesaurus(ctx context.Context, s graph.Store, x *extract.Extractor) error {
	change, err := thesaurusOf(x)
	if err != nil {
		return err
	}
	known, found, err := knownSource(ctx, s, change.Source.ID)
	if err != nil || found && known.Source == change.Source {
		return err
	}
	if err := s.Apply(ctx, change); err != nil {
		return fmt.Errorf("store the thesaurus: %w", err)
	}
	return nil
}

// thesaurusOf returns the Change of the embedded thesaurus. Its digest is that of what it says.
func thesaurusOf(x *extract.Extractor) (graph.Change, error) {
	content, err := graph.EncodeChange(x.Thesaurus(""))
	if err != nil {
		return graph.Change{}, fmt.Errorf("read the thesaurus: %w", err)
	}
	sum := sha256.Sum256(content)
	return x.Thesaurus(hex.EncodeToString(sum[:])), nil
}

// ingestReport is what `run` tells at its end.
type ingestReport struct {
	Read      int     `json:"read"`
	Unchanged int     `json:"unchanged"`
	SetAside  int     `json:"setAside"`
	Articles  int     `json:"articles"`
	Seconds   float64 `json:"seconds"`
	Store     stock   `json:"store"`
}

func (a *app) printIngest(r ingestReport, asJSON bool) error {
	if asJSON {
		if err := a.printJSON(r); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(a.stdout, "%s with %s read in %.1f s; %d unchanged, %d set aside\n", plural(r.Read, "source", "sources"),
			plural(r.Articles, "article", "articles"), r.Seconds, r.Unchanged, r.SetAside)
		fmt.Fprintf(a.stdout, "the store holds %s\n", r.Store)
	}
	if r.SetAside > 0 {
		return setAside(r.SetAside)
	}
	return nil
}

// stock is what a store holds.
type stock struct {
	Articles int            `json:"articles"`
	Entities map[string]int `json:"entities"` // by type
	Claims   int            `json:"claims"`
}

// takeStock counts what a store holds: every article, and entities and claims with near-duplicates counted once.
func takeStock(ctx context.Context, s graph.Store) (stock, error) {
	out := stock{Entities: map[string]int{}}
	articles, err := s.Count(ctx, graph.CountQuery{Of: graph.CountArticles, Articles: graph.ArticleFilter{EachMember: true}})
	if err != nil {
		return out, err
	}
	entities, err := s.Count(ctx, graph.CountQuery{Of: graph.CountEntities, By: []graph.Dimension{graph.PerType}})
	if err != nil {
		return out, err
	}
	claims, err := s.Count(ctx, graph.CountQuery{Of: graph.CountClaims, Claims: graph.ClaimFilter{WithoutSeeds: true}})
	if err != nil {
		return out, err
	}
	out.Articles, out.Claims = articles[0].N, claims[0].N
	for _, c := range entities {
		out.Entities[c.Keys[0]] = c.N
	}
	return out, nil
}

// String lists a stock on one line, types in their usual order.
func (s stock) String() string {
	total, parts := 0, []string{}
	for _, t := range graph.EntityTypes() {
		if n := s.Entities[string(t)]; n > 0 {
			total += n
			parts = append(parts, fmt.Sprintf("%s %d", t, n))
		}
	}
	return fmt.Sprintf("%s, %s (%s), %s", plural(s.Articles, "article", "articles"), plural(total, "entity", "entities"),
		strings.Join(parts, ", "), plural(s.Claims, "claim", "claims"))
}
