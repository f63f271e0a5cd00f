package sqlite

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"
)

// codec turns contributions into stored bytes and back: canonical JSON, deflated, under a digest.
type codec struct {
	writers sync.Pool
	readers sync.Pool
}

// errDigest says that stored bytes are not what was written.
var errDigest = errors.New("stored bytes don't fit their digest")

// marshal returns canonical JSON without a line end.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, fmt.Errorf("encode %T: %w", v, err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// digest is what stored JSON is checked against.
func digest(plain []byte) []byte {
	sum := sha256.Sum256(plain)
	return sum[:16]
}

// deflateLevel is the cheapest: level 6 packs articles a tenth smaller at three times the cost.
const deflateLevel = flate.BestSpeed

func (c *codec) deflate(plain []byte) ([]byte, error) {
	var b bytes.Buffer
	w, ok := c.writers.Get().(*flate.Writer)
	if ok {
		w.Reset(&b)
	} else {
		var err error
		if w, err = flate.NewWriter(&b, deflateLevel); err != nil {
			return nil, fmt.Errorf("deflate: %w", err)
		}
	}
	defer c.writers.Put(w)
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return b.Bytes(), nil
}

// load reads stored bytes into v and checks them against their digest.
func (c *codec) load(packed, sum []byte, v any) error {
	plain, err := c.inflate(packed, sum)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return fmt.Errorf("decode %T: %w", v, err)
	}
	return nil
}

// inflate returns the canonical JSON of stored bytes, checked against its digest.
func (c *codec) inflate(packed, sum []byte) ([]byte, error) {
	r, ok := c.readers.Get().(io.ReadCloser)
	if !ok {
		r = flate.NewReader(bytes.NewReader(packed))
	} else if err := r.(flate.Resetter).Reset(bytes.NewReader(packed), nil); err != nil {
		return nil, fmt.Errorf("inflate: %w", err)
	}
	defer c.readers.Put(r)
	plain, err := io.ReadAll(r)
	if err != nil || !bytes.Equal(digest(plain), sum) {
		return nil, errDigest
	}
	return plain, nil
}

// packer appends numbers and strings to bytes.
type packer struct{ b []byte }

func (p *packer) num(n int) { p.b = binary.AppendUvarint(p.b, uint64(n)) }

func (p *packer) text(s string) {
	p.num(len(s))
	p.b = append(p.b, s...)
}

// unpacker reads what a packer wrote; once it meets bytes that no packer writes, bad is set and it answers zeros.
type unpacker struct {
	b   []byte
	bad bool
}

func (u *unpacker) num() int {
	n, size := binary.Uvarint(u.b)
	if size <= 0 || n > math.MaxInt {
		u.b, u.bad = nil, true
		return 0
	}
	u.b = u.b[size:]
	return int(n)
}

// count reads a number of items that follow, each at least one byte long.
func (u *unpacker) count() int {
	n := u.num()
	if n > len(u.b) {
		u.b, u.bad = nil, true
		return 0
	}
	return n
}

func (u *unpacker) text() string {
	n := u.count()
	s := string(u.b[:n])
	u.b = u.b[n:]
	return s
}

func (u *unpacker) more() bool { return len(u.b) > 0 }
