package main

import (
	"context"
	"errors"
	"io/fs"
	"strings"

	"github.com/kennisgraaf/kennisgraaf/extract/batch"
	"github.com/kennisgraaf/kennisgraaf/extract/reader"
	"github.com/kennisgraaf/kennisgraaf/graph"
)

// gather finds the sources under paths, by id, and says what else lies there. failed counts the paths that should have been
// sources and can't be. Two files with one id are a mistake in the command line.
func (a *app) gather(ctx context.Context, paths []string) (sources []batch.Source, failed int, err error) {
	inputs, problems, err := reader.Walk(ctx, reader.Disk{}, paths)
	switch {
	case errors.Is(err, graph.ErrInvalid):
		return nil, 0, &usageError{err}
	case err != nil:
		return nil, 0, err
	}
	for _, p := range problems {
		if p.Skipped {
			a.say("skipped: %s", withRemedy(p.Err))
			continue
		}
		failed++
		a.say("%s", withRemedy(p.Err))
	}
	for _, in := range inputs {
		if strings.HasPrefix(in.ID, reserved) {
			failed++
			a.say("%s: its id would start with %q, which names what the program carries; rename the file or its folder", in.Path, reserved)
			continue
		}
		sources = append(sources, batch.Source{ID: in.ID, Path: in.Path, Read: a.readFile(in.Path)})
	}
	return sources, failed, nil
}

// readFile returns what reads one file within the configured limits.
func (a *app) readFile(path string) func(context.Context) (batch.Text, error) {
	return func(ctx context.Context) (batch.Text, error) {
		if err := ctx.Err(); err != nil {
			return batch.Text{}, err
		}
		s, err := reader.Read(reader.Disk{}, path, a.config.readOptions())
		return batch.Text{Text: s.Text, Digest: s.Digest, Notes: s.Notes}, err
	}
}

// reserved starts the ids of what the program carries. No file of a user has such an id, so none is taken for one of these.
const reserved = "seed:"

// sampleFolder is what the ids of the sample articles' sources start with.
const sampleFolder = reserved + "sample/"

// gatherSample returns the sample articles that the program carries as sources.
func gatherSample(files fs.FS) ([]batch.Source, error) {
	var sources []batch.Source
	err := fs.WalkDir(files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		sources = append(sources, batch.Source{
			ID: sampleFolder + path, Path: sampleFolder + path, Read: func(context.Context) (batch.Text, error) {
				data, err := fs.ReadFile(files, path)
				if err != nil {
					return batch.Text{}, err
				}
				s, err := reader.Decode(sampleFolder+path, data, reader.DefaultOptions())
				return batch.Text{Text: s.Text, Digest: s.Digest, Notes: s.Notes}, err
			},
		})
		return nil
	})
	return sources, err
}

// withRemedy is an error and what to do about it on one line.
func withRemedy(err error) string {
	if remedy := graph.Hint(err); remedy != "" {
		return err.Error() + "; " + remedy
	}
	return err.Error()
}

// told reports sources on standard error as they are done: notes, reasons of those set aside, and progress.
func (a *app) told(p *progress) func(batch.Event) {
	return func(e batch.Event) {
		for _, note := range e.Notes {
			a.say("note: %s: %s", e.Source.Path, note)
		}
		if e.Err != nil {
			a.say("%s", withRemedy(e.Err))
		}
		p.at(e.Done, "last "+e.Source.ID)
	}
}
