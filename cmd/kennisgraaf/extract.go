package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/extract"
	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

func (a *app) extractCommand() *cobra.Command {
	format := "jsonl"
	cmd := &cobra.Command{
		Use:   "extract PATH...",
		Short: "Write what files and folders say as JSON Lines, one article a line, without a store",
		Args:  arguments(cobra.MinimumNArgs(1), "it needs files or folders to read"),
		RunE: func(cmd *cobra.Command, paths []string) error {
			if format != "jsonl" {
				return usagef("the format is jsonl", fmt.Sprintf("unknown format %q", format))
			}
			sources, failed, err := a.gather(cmd.Context(), paths)
			if err != nil {
				return err
			}
			x, err := newExtractor()
			if err != nil {
				return err
			}
			summary, err := a.extractLines(cmd.Context(), x, sources)
			if err != nil {
				return err
			}
			a.say("%s from %s", plural(summary.lines, "article", "articles"), plural(summary.Stored, "source", "sources"))
			if failed += summary.SetAside; failed > 0 {
				return setAside(failed)
			}
			return nil
		},
	}
	cmd.Flags().StringVar(&format, "format", format, "jsonl: one article a line")
	a.config.flags(cmd.Flags(), append(readSettings(), "workers")...)
	return cmd
}

type extractSummary struct {
	batch.Summary
	lines int
}

// extractLines writes the articles of all sources to standard output: ordered by the source that comes first in them and their
// place in it, each once.
func (a *app) extractLines(ctx context.Context, x *extract.Extractor, sources []batch.Source) (extractSummary, error) {
	lines, err := newSpool()
	if err != nil {
		return extractSummary{}, err
	}
	defer lines.close()
	p := a.progress("extract", len(sources))
	defer p.end()
	summary, err := batch.Run(ctx, batch.Job{
		Sources: sources, Version: extract.Version, Extract: x.Extract, Workers: a.workers(), Report: a.told(p), BatchSize: 1,
		Sink: func(_ context.Context, changes []graph.Change) error {
			for _, c := range changes {
				if err := lines.add(c); err != nil {
					return err
				}
			}
			return nil
		},
	})
	if err != nil {
		return extractSummary{summary, 0}, err
	}
	p.end()
	return extractSummary{summary, lines.len()}, lines.writeTo(a.stdout)
}
