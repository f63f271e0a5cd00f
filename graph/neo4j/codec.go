package neo4j

import (
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

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

// digest is what stored JSON is checked against, in hexadecimal.
func digest(plain []byte) string {
	sum := sha256.Sum256(plain)
	return hex.EncodeToString(sum[:16])
}

const (
	packFrom = 256  // bytes, below which packing costs more than it saves
	unpacked = 0x07 // before bytes that are as they were; no compressed ones begin so, since no block has type 3
)

// packer compresses bytes. Making a flate.Writer costs more than most of what it packs, so one serves many.
type packer struct{ w *flate.Writer }

func (p *packer) pack(plain []byte) ([]byte, error) {
	if len(plain) < packFrom {
		return append([]byte{unpacked}, plain...), nil
	}
	var b bytes.Buffer
	if p.w == nil {
		var err error
		if p.w, err = flate.NewWriter(&b, flate.BestSpeed); err != nil {
			return nil, fmt.Errorf("deflate: %w", err)
		}
	}
	w := p.w
	w.Reset(&b)
	if _, err := w.Write(plain); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return b.Bytes(), nil
}

// unpack decompresses what a packer made.
func unpack(packed []byte) ([]byte, error) {
	if len(packed) > 0 && packed[0] == unpacked {
		return packed[1:], nil
	}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(packed)))
	if err != nil {
		return nil, errDigest
	}
	return plain, nil
}

// load reads stored bytes into v and checks them against their digest.
func load(packed []byte, sum string, v any) error {
	plain, err := unpack(packed)
	if err != nil || digest(plain) != sum {
		return errDigest
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return fmt.Errorf("decode %T: %w", v, err)
	}
	return nil
}
