package api_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api"
)

func TestListen(t *testing.T) {
	for _, address := range []string{"0.0.0.0:0", ":0", "[::]:0", "example.org:80", "10.0.0.1:0", "127.0.0.1", "", "127.0.0.1:none"} {
		l, err := api.Listen(t.Context(), address, nil)
		if err == nil {
			l.Close()
			t.Errorf("%q is bound", address)
			continue
		}
		if graph.Hint(err) == "" {
			t.Errorf("%q: no hint in %v", address, err)
		}
	}
	if _, err := api.Listen(t.Context(), "0.0.0.0:0", nil); !errors.Is(err, graph.ErrInvalid) || !strings.Contains(graph.Hint(err), "tokens") {
		t.Errorf("beyond loopback: %v, %s", err, graph.Hint(err))
	}
	for _, address := range []string{"127.0.0.1:0", "localhost:0"} {
		l, err := api.Listen(t.Context(), address, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := api.Listen(t.Context(), l.Addr().String(), nil); !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("a taken port: %v", err)
		}
		l.Close()
	}
}

// serving starts a server and returns its address, what ends it, and what it ended with.
func serving(t *testing.T, s graph.Store, o api.Options) (address string, stop func(), ended <-chan error) {
	t.Helper()
	l, err := api.Listen(t.Context(), "127.0.0.1:0", nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	t.Cleanup(stop)
	done := make(chan error, 1)
	go func() { done <- api.Serve(ctx, l, api.New(s, o), o) }()
	return l.Addr().String(), stop, done
}

// TestGracefulStop ends the server while a request runs: the request is answered, and new ones find nobody.
func TestGracefulStop(t *testing.T) {
	s := slow{world(t), make(chan struct{}), make(chan struct{})}
	address, stop, ended := serving(t, s, options())
	answered := make(chan error, 1)
	go func() {
		r, err := http.Post("http://"+address+"/graphql", jsonType, strings.NewReader(`{"query": "{ version { program } }"}`))
		if err == nil {
			defer r.Body.Close()
			var body []byte
			if body, err = io.ReadAll(r.Body); err == nil && !strings.Contains(string(body), `"program":"test"`) {
				err = fmt.Errorf("answered %s", body)
			}
		}
		answered <- err
	}()
	for range 2 { // the request, and the server as it gets ready
		<-s.entered
	}
	stop()
	select {
	case err := <-ended:
		t.Fatalf("the server did not wait: %v", err)
	case <-time.After(50 * time.Millisecond):
	}
	if c, err := net.DialTimeout("tcp", address, time.Second); err == nil {
		c.Close()
		t.Error("a new connection is taken")
	}
	close(s.release)
	if err := <-answered; err != nil {
		t.Error(err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// TestStopDoesNotWaitForever ends the server while a request hangs.
func TestStopDoesNotWaitForever(t *testing.T) {
	o := options()
	o.Limits.Stop = 50 * time.Millisecond
	s := slow{world(t), make(chan struct{}), make(chan struct{})}
	address, stop, ended := serving(t, s, o)
	go func() {
		r, err := http.Post("http://"+address+"/graphql", jsonType, strings.NewReader(`{"query": "{ version { program } }"}`))
		if err == nil {
			r.Body.Close()
		}
	}()
	for range 2 { // the request, and the server as it gets ready
		<-s.entered
	}
	stop()
	if err := <-ended; !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("ended with %v", err)
	}
}

// TestSlowClients cuts off clients that don't send their header or body in time, not before.
func TestSlowClients(t *testing.T) {
	o := options()
	o.Limits.Header, o.Limits.Request = 200*time.Millisecond, 400*time.Millisecond
	address, _, _ := serving(t, world(t), o)
	cases := []struct {
		name, sent string
		limit      time.Duration
	}{
		{"header", "POST /graphql HTTP/1.1\r\nHost: localhost\r\n", o.Limits.Header},
		{"body", "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{", o.Limits.Request},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			start := time.Now() // the server's time begins when it accepts, before Dial returns
			conn, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			if _, err := conn.Write([]byte(c.sent)); err != nil {
				t.Fatal(err)
			}
			_ = conn.SetReadDeadline(start.Add(10 * time.Second))
			_, _ = io.ReadAll(bufio.NewReader(conn))
			if took := time.Since(start); took < c.limit || took > c.limit+5*time.Second {
				t.Errorf("cut after %v, limit %v", took, c.limit)
			}
		})
	}
}

// TestManyAtOnce asks from many clients while a source comes and goes: every answer is whole, and of a state that was.
func TestManyAtOnce(t *testing.T) {
	const query = `{
		entity(name: "JIM") { articleCount articles { edges { node { title text } mentions { sentence { text } } } } relations { edges { other { label } node { claims { edges { node { article { title } evidence { prefix } } } } } } } }
		paths(from: "JIM", to: "Hogeschool Utrecht", first: 5, filter: {minConfidence: 1}) { nodes { label } hops { relations { claims { edges { node { article { title } } } } } } }
		counts(of: ARTICLES) { count }
		articles(first: 100) { totalCount edges { node { title } } }
	}`
	for name, open := range stores() {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			if err := s.Apply(t.Context(), changes()...); err != nil {
				t.Fatal(err)
			}
			h := api.New(s, options())
			var states []string
			for _, c := range []graph.Change{graph.Removal("chair.txt"), changes()[3]} {
				if err := s.Apply(t.Context(), c); err != nil {
					t.Fatal(err)
				}
				states = append(states, string(ask(t, h, query, nil).Body))
			}
			if states[0] == states[1] {
				t.Fatal("the states don't differ")
			}
			ctx, stop := context.WithCancel(t.Context())
			var writing, asking sync.WaitGroup
			writing.Go(func() {
				for ctx.Err() == nil {
					for _, c := range []graph.Change{graph.Removal("chair.txt"), changes()[3]} {
						if err := s.Apply(t.Context(), c); err != nil {
							t.Error(err)
						}
					}
				}
			})
			for range 8 {
				asking.Go(func() {
					for range 25 {
						got := ask(t, h, query, nil)
						if codes := got.Codes(t); codes != nil {
							t.Errorf("%q: %s", codes, got.Body)
							continue
						}
						if state := string(got.Body); !slices.Contains(states, state) {
							t.Errorf("of no state that was: %s", state)
						}
					}
				})
			}
			asking.Wait()
			stop()
			writing.Wait()
		})
	}
}

// TestConflict asks of a store that changes under every query: the client learns of it in the end.
func TestConflict(t *testing.T) {
	s := &changing{Store: world(t)}
	h := api.New(s, options())
	for again, want := range map[int][]string{4: nil, 5: {"CONFLICT"}} {
		s.left = again
		got := ask(t, h, "{ version { graph } }", nil)
		if codes := got.Codes(t); !slices.Equal(codes, want) {
			t.Errorf("after %d conflicts: %s", again, got.Body)
		}
	}
}

// changing is a store that is changed by another a number of times.
type changing struct {
	graph.Store
	left int
}

func (c *changing) Version(ctx context.Context) (string, error) {
	if c.left--; c.left >= 0 {
		return "", &graph.Error{Kind: graph.ErrConflict}
	}
	return c.Store.Version(ctx)
}

// TestServeGetsReady starts a server on a store whose whole graph can't be read: it says so in the log, and answers.
func TestServeGetsReady(t *testing.T) {
	log := &lines{}
	o := options()
	o.Log = slog.New(slog.NewTextHandler(log, nil))
	asked := make(chan struct{})
	address, stop, ended := serving(t, unready{world(t), asked}, o)
	<-asked
	r, err := http.Post("http://"+address+"/graphql", jsonType, strings.NewReader(`{"query": "{ version { program } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	for !strings.Contains(log.String(), "not ready for the first questions") {
		time.Sleep(time.Millisecond)
	}
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// unready is a store that answers no question about all edges.
type unready struct {
	graph.Store
	asked chan struct{}
}

func (u unready) Edges(ctx context.Context, q graph.EdgeQuery) ([]graph.Page[graph.Edge], error) {
	if len(q.OfNodes) == 0 {
		close(u.asked)
		return nil, &graph.Error{Kind: graph.ErrUnavailable, Detail: "the disk is gone"}
	}
	return u.Store.Edges(ctx, q)
}

// lines is a log that is read while it is written.
type lines struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *lines) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.String()
}
