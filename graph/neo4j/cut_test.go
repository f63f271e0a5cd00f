package neo4j_test

import (
	"bytes"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
)

// commitMessage is Bolt's COMMIT as it goes over the wire: a chunk of two bytes, a structure without fields, the end.
func commitMessage() []byte { return []byte{0x00, 0x02, 0xb0, 0x12, 0x00, 0x00} }

// runMessages returns how Bolt's RUN begins on the wire with a statement of at least 16 bytes: a structure of three fields, then a
// text with its length in one byte or two.
func runMessages() [][]byte { return [][]byte{{0xb3, 0x10, 0xd0}, {0xb3, 0x10, 0xd1}} }

// cutter is a TCP proxy that cuts a connection at a COMMIT.
type cutter struct {
	listener net.Listener
	server   string
	cut      atomic.Int32 // 0: let all pass, before: the server never sees the COMMIT, after: the client never sees the answer
	cuts     atomic.Int32
	runs     atomic.Int32 // statements that clients sent
}

const (
	before = 1
	after  = 2
)

func newCutter(t *testing.T, url string) *cutter {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cutter{listener: l, server: strings.TrimPrefix(url, "bolt://")}
	t.Cleanup(func() { _ = l.Close() }) // the test is over
	go func() {
		for {
			client, err := l.Accept()
			if err != nil {
				return
			}
			go c.pass(client)
		}
	}()
	return c
}

// pass carries one connection.
func (c *cutter) pass(client net.Conn) {
	defer func() { _ = client.Close() }() // cut or at its end
	server, err := net.Dial("tcp", c.server)
	if err != nil {
		return
	}
	defer func() { _ = server.Close() }() // as above
	var mute atomic.Bool                  // the answer to the COMMIT is swallowed
	go func() {
		buffer := make([]byte, 1<<16)
		for {
			n, err := server.Read(buffer)
			if mute.Load() || err != nil {
				_ = client.Close() // the cut
				return
			}
			if _, err := client.Write(buffer[:n]); err != nil {
				return
			}
		}
	}()
	buffer := make([]byte, 1<<16)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			return
		}
		for _, run := range runMessages() {
			c.runs.Add(int32(bytes.Count(buffer[:n], run)))
		}
		if bytes.HasSuffix(buffer[:n], commitMessage()) {
			switch c.cut.Swap(0) {
			case before:
				c.cuts.Add(1)
				return
			case after:
				c.cuts.Add(1)
				mute.Store(true)
			}
		}
		if _, err := io.Copy(server, bytes.NewReader(buffer[:n])); err != nil {
			return
		}
	}
}

func connectionCutAtTheCommitWritesOnce(t *testing.T, p *pool) {
	s := p.lend(t)
	c := newCutter(t, s.URL)
	store, err := neo4j.Open(t.Context(), "bolt://"+c.listener.Addr().String(), s.options(neo4j.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	s.stores = append(s.stores, store)
	n := 2 * faults()
	for i := range n {
		c.cut.Store(int32(before + i%2))
		if err := store.Apply(t.Context(), pieceOf(i)); err != nil {
			t.Fatalf("apply %d: %v", i, err)
		}
		same(t, dump(t, store), modelDump(t, i+1))
	}
	if got := int(c.cuts.Load()); got != n {
		t.Errorf("%d connections were cut, want %d", got, n)
	}
}
