package sqlite

import (
	"context"
	"crypto/sha256"
	"fmt"
	"runtime"
	"sync"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// contribution is a Change made ready outside of the transaction: validated, canonical, encoded.
type contribution struct {
	source   graph.Source
	removes  bool
	sum      []byte // of everything
	readings []encoded[*graph.Reading]
	seeds    []encoded[graph.Claim]
}

// encoded is a value with its canonical JSON and the digest of that.
type encoded[T any] struct {
	value T
	json  []byte
	sum   []byte
}

func encode[T any](v T) (encoded[T], error) {
	b, err := marshal(v)
	return encoded[T]{v, b, digest(b)}, err
}

// contribute validates and encodes the last Change of each source, in the order in which the sources first stand.
func contribute(ctx context.Context, changes []graph.Change) ([]contribution, error) {
	last := map[string]int{}
	for i, c := range changes {
		last[c.Source.ID] = i
	}
	all := make([]contribution, len(changes))
	err := inParallel(ctx, len(changes), func(i int) error {
		if err := changes[i].Validate(); err != nil {
			return fmt.Errorf("apply: %w", err)
		}
		if last[changes[i].Source.ID] != i {
			return nil
		}
		var err error
		all[i], err = newContribution(changes[i].Canonical())
		return err
	})
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for i, c := range all {
		if last[changes[i].Source.ID] == i {
			out = append(out, c)
		}
	}
	return out, nil
}

func newContribution(c graph.Change) (contribution, error) {
	out := contribution{source: c.Source, removes: c.Removes()}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q", c.Source.ID, c.Source.Digest, c.Source.Version)
	for i := range c.Readings {
		e, err := encode(&c.Readings[i])
		if err != nil {
			return out, err
		}
		h.Write(e.sum)
		out.readings = append(out.readings, e)
	}
	for _, seed := range c.Thesaurus {
		e, err := encode(seed)
		if err != nil {
			return out, err
		}
		h.Write(e.sum)
		out.seeds = append(out.seeds, e)
	}
	out.sum = h.Sum(nil)
	return out, nil
}

// inParallel calls do for 0..n-1 on all processors and returns the error of the least number that failed.
func inParallel(ctx context.Context, n int, do func(i int) error) error {
	errs := make([]error, n)
	next := make(chan int)
	var wait sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wait.Go(func() {
			for i := range next {
				if errs[i] = ctx.Err(); errs[i] == nil {
					errs[i] = do(i)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wait.Wait()
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}
