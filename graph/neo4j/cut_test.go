package neo4j_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/graphtest"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j"
	"github.com/kennisgraaf/kennisgraaf/graph/neo4j/neo4jtest"
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
	cut      atomic.Int32 // 0: let all pass, or one of those below
	cuts     atomic.Int32
	runs     atomic.Int32 // statements that clients sent
	deliver  chan bool    // ends the delay of a late COMMIT
}

// What the cutter does at a COMMIT.
const (
	before = 1 // the server never sees it
	after  = 2 // the client never sees the answer
	late   = 3 // the client is cut off at once, the server sees the COMMIT some time later
)

func newCutter(t *testing.T, url string) *cutter {
	t.Helper()
	l, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := &cutter{listener: l, server: strings.TrimPrefix(url, "bolt://"), deliver: make(chan bool)}
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
	answered := make(chan bool)
	go func() {
		defer close(answered)
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
				mute.Store(true)
				c.cuts.Add(1)
			case late:
				mute.Store(true)
				c.cuts.Add(1)
				_ = client.Close() // the cut
				<-c.deliver
				_, _ = server.Write(buffer[:n]) // what comes of it the database shows
				<-answered
				return
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
	want, applied := 2*faults(), 0
	for ; int(c.cuts.Load()) < want; applied++ { // the removal of what is not there has no COMMIT to be cut at
		c.cut.Store(before + c.cuts.Load()%2)
		if err := store.Apply(t.Context(), pieceOf(applied)); err != nil {
			t.Fatalf("apply %d: %v", applied, err)
		}
		same(t, dump(t, store), modelDump(t, applied+1))
		if applied > 2*want {
			t.Fatalf("%d connections were cut in %d Applies, want %d", c.cuts.Load(), applied, want)
		}
	}
	t.Logf("cut %d times before and %d times after the server saw the COMMIT, within %d Applies", want/2, want/2, applied)
	asLoadedAtOnce(t, s, pieces(applied))
}

// lateCommitIsWaitedFor: a COMMIT may reach the server when its client has long given the connection up.
func lateCommitIsWaitedFor(t *testing.T, p *pool) {
	s := p.lend(t)
	c := newCutter(t, s.URL)
	store, err := neo4j.Open(t.Context(), "bolt://"+c.listener.Addr().String(), s.options(neo4j.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	s.stores = append(s.stores, store)
	m, applied := graphtest.NewModel(), []graph.Change{}
	for i := 0; len(applied) < faults(); i++ {
		piece := pieceOf(i)
		if piece.Removes() { // of a source that may not be there: nothing to commit
			continue
		}
		c.cut.Store(late)
		done := make(chan error, 1)
		go func() { done <- store.Apply(context.Background(), piece) }()
		neo4jtest.Await(t, "the cut", func() bool { return int(c.cuts.Load()) == len(applied)+1 })
		neo4jtest.Await(t, "the Apply to wait for its own first attempt", s.blocked(t, 1))
		mark := neo4jtest.Run(t, s.driver, "MATCH (k:Kennisgraaf {id: 'mark'}) RETURN k.mark")[0].Values[0]
		if mark.(int64)%2 == 0 {
			t.Errorf("commit %d may still come, but the mark is %v, which tells readers that none does", i, mark)
		}
		c.deliver <- true
		if err := <-done; err != nil {
			t.Fatalf("apply %d: %v", i, err)
		}
		applied = append(applied, piece)
		if err := m.Apply(t.Context(), piece); err != nil {
			t.Fatal(err)
		}
		same(t, dump(t, store), dump(t, m))
	}
	asLoadedAtOnce(t, s, applied)
}
