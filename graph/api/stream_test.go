package api_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/coder/websocket/wsjson"

	"github.com/kennisgraaf/kennisgraaf/graph"
	"github.com/kennisgraaf/kennisgraaf/graph/api/token"
)

const follow = `{"query": "subscription { changes { graph } }"}`

// events opens an event stream, and returns what comes on it by lines.
func events(t *testing.T, address, body string, headers ...string) (*http.Response, *bufio.Scanner) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, "http://"+address+"/graphql", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", jsonType)
	r.Header.Set("Accept", "text/event-stream")
	for i := 0; i+1 < len(headers); i += 2 {
		r.Header.Set(headers[i], headers[i+1])
	}
	got, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { got.Body.Close() })
	return got, bufio.NewScanner(got.Body)
}

// data returns the next event's data, "" at the end.
func data(lines *bufio.Scanner) string {
	for lines.Scan() {
		if text, ok := strings.CutPrefix(lines.Text(), "data: "); ok {
			return text
		}
	}
	return ""
}

// TestEvents follows the graph over server-sent events; the end of the server ends the stream.
func TestEvents(t *testing.T) {
	s := world(t)
	o := options()
	o.Poll, o.Limits.Streams, o.Limits.Request = 5*time.Millisecond, 1, 300*time.Millisecond
	address, stop, ended := serving(t, s, o)
	r, lines := events(t, address, follow)
	if r.StatusCode != http.StatusOK || !strings.HasPrefix(r.Header.Get("Content-Type"), "text/event-stream") {
		t.Fatalf("%d %v", r.StatusCode, r.Header)
	}
	first := data(lines)
	if full, _ := events(t, address, follow); full.StatusCode != http.StatusServiceUnavailable {
		t.Errorf("a second stream of one: %d", full.StatusCode)
	}
	time.Sleep(3 * o.Limits.Request) // longer than any request may take
	if err := s.Apply(t.Context(), graph.Removal("chair.txt")); err != nil {
		t.Fatal(err)
	}
	second := data(lines)
	if !strings.Contains(first, `"changes":{"graph":`) || !strings.Contains(second, `"changes":{"graph":`) || first == second {
		t.Errorf("%q, then %q", first, second)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the stream holds the server up: %v", err)
	}
	if more := data(lines); more != "" {
		t.Errorf("after the end: %q", more)
	}
}

// TestEventsOfAQuery answers a query, and one that is refused, as events.
func TestEventsOfAQuery(t *testing.T) {
	address, _, _ := serving(t, world(t), options())
	for body, want := range map[string]string{
		`{"query": "{ version { program } }"}`:                 `"program":"test"`,
		`{"query": "{ none }"}`:                                `GRAPHQL_VALIDATION_FAILED`,
		`{"query": "subscription { none }"}`:                   `GRAPHQL_VALIDATION_FAILED`,
		`{"query": "{ articles(first: 101) { totalCount } }"}`: `LIMIT`,
	} {
		_, lines := events(t, address, body)
		if got := data(lines); !strings.Contains(got, want) {
			t.Errorf("%s: %s", body, got)
		}
		if got := data(lines); got != "" {
			t.Errorf("%s: and then %q", body, got)
		}
	}
	both := "application/graphql-response+json, application/json, text/event-stream, multipart/mixed"
	if r, _ := events(t, address, `{"query": "{ __typename }"}`, "Accept", both); !strings.HasPrefix(r.Header.Get("Content-Type"), graphQLType) {
		t.Errorf("a query of a client that reads events too: %v", r.Header)
	}
	if r, lines := events(t, address, follow, "Accept", both); !strings.HasPrefix(r.Header.Get("Content-Type"), "text/event-stream") || data(lines) == "" {
		t.Errorf("a subscription of a client that reads events too: %v", r.Header)
	}
	if r, _ := events(t, address, "{"); r.StatusCode != http.StatusBadRequest {
		t.Errorf("no JSON: %d", r.StatusCode)
	}
	post, err := http.Post("http://"+address+"/graphql", jsonType, strings.NewReader(follow))
	if err != nil {
		t.Fatal(err)
	}
	defer post.Body.Close()
	var got map[string]any
	if err := json.NewDecoder(post.Body).Decode(&got); err != nil || got["errors"] == nil {
		t.Errorf("a subscription as one answer: %v %v", err, got)
	}
}

// dial opens a WebSocket.
func dial(t *testing.T, address string, o *websocket.DialOptions) (*websocket.Conn, int) {
	t.Helper()
	c, r, err := websocket.Dial(t.Context(), "ws://"+address+"/graphql", o)
	if err != nil {
		if r == nil {
			t.Fatal(err)
		}
		return nil, r.StatusCode
	}
	t.Cleanup(func() { _ = c.CloseNow() })
	return c, http.StatusSwitchingProtocols
}

type frame struct {
	ID      string          `json:"id,omitempty"`
	Type    string          `json:"type"`
	Payload json.RawMessage `json:"payload,omitempty"`
}

// exchange sends a message and returns the next that is no ping.
func exchange(t *testing.T, c *websocket.Conn, send *frame) frame {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if send != nil {
		if err := wsjson.Write(ctx, c, send); err != nil {
			t.Fatal(err)
		}
	}
	for {
		var got frame
		if err := wsjson.Read(ctx, c, &got); err != nil {
			return frame{Type: "closed", Payload: json.RawMessage(err.Error())}
		}
		if got.Type != "ping" && got.Type != "pong" && (got.Type != "complete" || got.ID != "2") { // gqlgen completes what it refused
			return got
		}
	}
}

var protocol = &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}}

// TestSocket follows the graph over a WebSocket, and asks a query on it.
func TestSocket(t *testing.T) {
	s := world(t)
	o := options()
	o.Poll = 5 * time.Millisecond
	address, stop, ended := serving(t, s, o)
	c, status := dial(t, address, protocol)
	if c == nil {
		t.Fatalf("status %d", status)
	}
	if got := exchange(t, c, &frame{Type: "connection_init"}); got.Type != "connection_ack" {
		t.Fatalf("%+v", got)
	}
	query := exchange(t, c, &frame{ID: "1", Type: "subscribe", Payload: json.RawMessage(`{"query": "{ entity(name: \"JIM\") { id } }"}`)})
	if !strings.Contains(string(query.Payload), `"id":"method:jim"`) {
		t.Errorf("%+v %s", query, query.Payload)
	}
	if got := exchange(t, c, nil); got.Type != "complete" || got.ID != "1" {
		t.Errorf("%+v", got)
	}
	bad := exchange(t, c, &frame{ID: "2", Type: "subscribe", Payload: json.RawMessage(`{"query": "{ none }"}`)})
	if bad.Type != "error" || !strings.Contains(string(bad.Payload), "GRAPHQL_VALIDATION_FAILED") {
		t.Errorf("%+v %s", bad, bad.Payload)
	}
	first := exchange(t, c, &frame{ID: "3", Type: "subscribe", Payload: json.RawMessage(follow)})
	if err := s.Apply(t.Context(), graph.Removal("chair.txt")); err != nil {
		t.Fatal(err)
	}
	second := exchange(t, c, nil)
	if first.Type != "next" || second.Type != "next" || string(first.Payload) == string(second.Payload) {
		t.Errorf("%s, then %s", first.Payload, second.Payload)
	}
	stop()
	if err := <-ended; err != nil {
		t.Errorf("the socket holds the server up: %v", err)
	}
}

// TestSocketRefused opens WebSockets that are refused: of another page, of another protocol, without a token, silent ones.
func TestSocketRefused(t *testing.T) {
	o := options()
	o.Limits.Header = 200 * time.Millisecond
	keys, secrets, _ := keyring(t)
	o.Tokens = keys
	address, _, _ := serving(t, world(t), o)
	evil := &websocket.DialOptions{Subprotocols: protocol.Subprotocols, HTTPHeader: http.Header{"Origin": {"https://evil.example"}}}
	if _, status := dial(t, address, evil); status != http.StatusForbidden {
		t.Errorf("of another page: %d", status)
	}
	if _, status := dial(t, address, nil); status != http.StatusBadRequest {
		t.Errorf("of no protocol: %d", status)
	}
	c, _ := dial(t, address, protocol)
	if got := exchange(t, c, &frame{Type: "connection_init"}); got.Type == "connection_ack" {
		t.Errorf("without a token: %+v", got)
	}
	c, _ = dial(t, address, protocol)
	payload := json.RawMessage(`{"Authorization": "Bearer ` + secrets[token.Read] + `"}`)
	if got := exchange(t, c, &frame{Type: "connection_init", Payload: payload}); got.Type != "connection_ack" {
		t.Errorf("with a token: %+v", got)
	}
	who := exchange(t, c, &frame{ID: "1", Type: "subscribe", Payload: json.RawMessage(`{"query": "{ viewer { role } }"}`)})
	if !strings.Contains(string(who.Payload), `"role":"READ"`) {
		t.Errorf("%s", who.Payload)
	}
	start := time.Now()
	c, _ = dial(t, address, protocol)
	for got := exchange(t, c, nil); got.Type != "closed"; got = exchange(t, c, nil) {
		if time.Since(start) > 5*time.Second {
			t.Fatal("a silent socket stays")
		}
	}
}
