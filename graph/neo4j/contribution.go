package neo4j

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"github.com/kennisgraaf/kennisgraaf/graph"
)

// contribution is a Change made ready outside of the transaction: validated, canonical, encoded.
type contribution struct {
	source   graph.Source
	removes  bool
	sum      string // of everything
	readings []*reading
	seeds    []seed
}

// reading is what one source says of one article.
type reading struct {
	*graph.Reading
	source string
	sum    string
	packed []byte
}

// id is the key under which the database keeps the reading.
func (r *reading) id() string { return contributionID(r.source, r.Article) }

// contributionID is a hash, since two ids after each other may be longer than an index takes.
func contributionID(source, article string) string {
	sum := sha256.Sum256([]byte(source + "\n" + article))
	return hex.EncodeToString(sum[:16])
}

// seed is a thesaurus claim.
type seed struct {
	graph.Claim
	id     string
	source string
	sum    string
	packed []byte
}

// contribute validates all Changes and encodes the last of each source.
func contribute(ctx context.Context, changes []graph.Change) ([]*contribution, error) {
	last := map[string]int{}
	for i, c := range changes {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := c.Validate(); err != nil {
			return nil, fmt.Errorf("apply: %w", err)
		}
		last[c.Source.ID] = i
	}
	var out []*contribution
	var p packer
	for i, c := range changes {
		if last[c.Source.ID] != i {
			continue
		}
		made, err := newContribution(c.Canonical(), &p)
		if err != nil {
			return nil, fmt.Errorf("apply source %q: %w", c.Source.ID, err)
		}
		out = append(out, made)
	}
	return out, nil
}

func newContribution(c graph.Change, p *packer) (*contribution, error) {
	out := &contribution{source: c.Source, removes: c.Removes()}
	h := sha256.New()
	fmt.Fprintf(h, "%q %q %q", c.Source.ID, c.Source.Digest, c.Source.Version)
	for i := range c.Readings {
		sum, packed, err := encode(&c.Readings[i], p)
		if err != nil {
			return nil, err
		}
		h.Write([]byte(sum))
		out.readings = append(out.readings, &reading{&c.Readings[i], c.Source.ID, sum, packed})
	}
	for _, claim := range c.Thesaurus {
		sum, packed, err := encode(claim, p)
		if err != nil {
			return nil, err
		}
		h.Write([]byte(sum))
		out.seeds = append(out.seeds, seed{claim, graph.ClaimID(c.Source.ID, claim), c.Source.ID, sum, packed})
	}
	out.sum = hex.EncodeToString(h.Sum(nil)[:16])
	return out, nil
}

func encode(v any, p *packer) (string, []byte, error) {
	plain, err := marshal(v)
	if err != nil {
		return "", nil, err
	}
	packed, err := p.pack(plain)
	return digest(plain), packed, err
}
