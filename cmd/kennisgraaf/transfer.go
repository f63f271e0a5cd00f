package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

func (a *app) exportCommand() *cobra.Command {
	format, output := "dump", ""
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write all that the store's sources contribute",
		Args:  arguments(cobra.NoArgs, "it takes no arguments"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if format != "dump" {
				return usagef("the format is dump", fmt.Sprintf("unknown format %q", format))
			}
			s, err := a.openStore(cmd.Context(), reading)
			if err != nil {
				return err
			}
			defer s.Close()
			return a.dump(cmd.Context(), s, output)
		},
	}
	a.config.flags(cmd.Flags(), "store")
	cmd.Flags().StringVar(&format, "format", format, "dump: canonical JSON Lines, for backup and for other stores")
	cmd.Flags().StringVarP(&output, "output", "o", "", "file to write; standard output when empty")
	return cmd
}

// dump writes a dump of the store, with progress.
func (a *app) dump(ctx context.Context, s graph.Store, output string) error {
	sources, err := s.Sources(ctx, graph.SourceQuery{Window: graph.Window{Limit: 1, Total: true}})
	if err != nil {
		return err
	}
	shown := &shownDump{Store: s, app: a, total: sources.Total}
	defer shown.end()
	return writeTo(output, a.stdout, func(w io.Writer) error { return graph.Dump(ctx, shown, w) })
}

// gatherer is a store that reads a whole dump before it gives out the first of it.
type gatherer interface {
	Gather(ctx context.Context, gathered func(sources int), yield func(graph.Change) error) error
}

// shownDump is a store that shows how far its dump is.
type shownDump struct {
	graph.Store
	app   *app
	total int       // sources
	shown *progress // nil before the first
}

// Dump shows what the store reads beforehand, if it does, and then what is written.
func (s *shownDump) Dump(ctx context.Context, yield func(graph.Change) error) error {
	g, gathers := s.Store.(gatherer)
	if !gathers {
		s.begin("export")
		return s.Store.Dump(ctx, s.counted(yield))
	}
	s.begin("read")
	return g.Gather(ctx, func(n int) { s.shown.at(n, "") }, s.counted(yield))
}

func (s *shownDump) begin(what string) {
	s.end()
	s.shown = s.app.progress(what, s.total)
}

func (s *shownDump) counted(yield func(graph.Change) error) func(graph.Change) error {
	n := 0
	return func(c graph.Change) error {
		if n == 0 {
			s.begin("export")
		}
		n++
		if err := yield(c); err != nil {
			return err
		}
		s.shown.at(n, "")
		return nil
	}
}

// end takes the bar away, where there is one.
func (s *shownDump) end() {
	if s.shown != nil {
		s.shown.end()
	}
}

// cause drops the operation and the path that the file system repeats.
func cause(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// writeTo runs write on a file, which gets its name only when it is complete and on disk, or on stdout when path is empty. A
// link is followed, and a pipe or device that stands at the path is written to, not replaced.
func writeTo(path string, stdout io.Writer, write func(io.Writer) error) (err error) {
	if path == "" {
		return write(stdout)
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return writeInto(path, write)
	}
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return fmt.Errorf("create %s: %w", path, cause(err))
	}
	defer func() {
		if err != nil {
			_ = f.Close() // the first error says what went wrong
			_ = os.Remove(f.Name())
		}
	}()
	out := bufio.NewWriterSize(f, 1<<16)
	if err = write(out); err != nil {
		return err
	}
	if err = errors.Join(out.Flush(), f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	if err = os.Rename(f.Name(), path); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// writeInto runs write on what stands at path.
func writeInto(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return fmt.Errorf("write %s: %w", path, cause(err))
	}
	out := bufio.NewWriterSize(f, 1<<16)
	if err := write(out); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(out.Flush(), f.Close()); err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

func (a *app) importCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Read a dump into the store; - reads standard input",
		Args:  arguments(cobra.ExactArgs(1), "it needs the file that export wrote"),
		RunE: func(cmd *cobra.Command, args []string) error {
			in, err := a.openInput(args[0])
			if err != nil {
				return err
			}
			defer in.Close()
			s, err := a.openStore(cmd.Context(), writing)
			if err != nil {
				return err
			}
			defer s.Close()
			return a.restore(cmd.Context(), s, in, args[0])
		},
	}
	a.config.flags(cmd.Flags(), "store", "lock-wait")
	return cmd
}

func (a *app) openInput(path string) (io.ReadCloser, error) {
	if path == "-" {
		return io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, &graph.Error{Kind: graph.ErrInvalid, Detail: "open dump", Remedy: "give a file that `kennisgraaf export` wrote", Err: err}
	}
	return f, nil
}

func (a *app) restore(ctx context.Context, s graph.Store, in io.Reader, path string) error {
	applied := 0
	progress := a.progress("import", changesIn(in))
	err := graph.Restore(ctx, s, in, func(n int) { applied = n; progress.at(n, "") })
	progress.end()
	switch {
	case err != nil && ctx.Err() != nil:
		return fmt.Errorf("%s are in; run it again to complete it: %w", plural(applied, "source", "sources"), ctx.Err())
	case err != nil:
		return fmt.Errorf("import %s: %w", path, err)
	}
	a.say("imported %s", plural(applied, "source", "sources"))
	return nil
}

// changesIn returns how many Changes a dump says at its end that it has; 0 for one that can't be looked at there.
func changesIn(in io.Reader) int {
	f, ok := in.(*os.File)
	if !ok {
		return 0
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	end := make([]byte, min(64, info.Size()))
	if _, err := f.ReadAt(end, info.Size()-int64(len(end))); err != nil {
		return 0
	}
	var n int
	_, last, _ := bytes.Cut(end, []byte(`{"changes":`))
	if _, err := fmt.Sscanf(string(last), "%d}", &n); err != nil {
		return 0
	}
	return n
}

func (a *app) removeCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "remove SOURCE...",
		Short: "End what sources contribute, with everything that rests on them alone",
		Args:  arguments(cobra.MinimumNArgs(1), "it needs the id of a source"),
		RunE: func(cmd *cobra.Command, args []string) error {
			s, err := a.openStore(cmd.Context(), changing)
			if err != nil {
				return err
			}
			defer s.Close()
			return a.removeSources(cmd.Context(), s, args)
		},
	}
	a.config.flags(cmd.Flags(), "store", "lock-wait")
	return cmd
}

func (a *app) removeSources(ctx context.Context, s graph.Store, ids []string) error {
	page, err := s.Sources(ctx, graph.SourceQuery{IDs: ids})
	if err != nil {
		return err
	}
	known := map[string]bool{}
	for _, r := range page.Items {
		known[r.ID] = true
	}
	removals := make([]graph.Change, len(ids))
	for i, id := range ids {
		if !known[id] {
			return &graph.Error{
				Kind: graph.ErrNotFound, Detail: fmt.Sprintf("no source has the id %q; nothing was removed", id),
				Remedy: "give the id as `kennisgraaf show ARTICLE` prints it after \"in\": the path below the folder that was read",
			}
		}
		removals[i] = graph.Removal(id)
	}
	if err := s.Apply(ctx, removals...); err != nil {
		return fmt.Errorf("remove sources: %w", err)
	}
	a.say("removed %s", plural(len(ids), "source", "sources"))
	return nil
}
