//go:build clients

package main_test

import (
	"bufio"
	"context"
	"encoding/base64"
	"encoding/json"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
)

// TestGraphiQL builds GraphiQL into the program and runs a query in a browser that reaches nothing else; what its page's policy
// forbids fails the test. It needs Node, the network for npm, and Chromium. KENNISGRAAF_SCREENSHOTS names a folder for its picture.
func TestGraphiQL(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Fatal("CHROMIUM IS MISSING: this test opens GraphiQL in it")
	}
	program := filepath.Join(t.TempDir(), "kennisgraaf")
	for _, args := range [][]string{{"make", "-C", root, "graphiql"}, {"go", "build", "-o", program, "."}} {
		if out, err := exec.CommandContext(t.Context(), args[0], args[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%q: %v: %s", args, err, out)
		}
	}
	address := up(t, program, "sqlite:"+filepath.Join(t.TempDir(), "k.db"))
	b := browse(t, chromium)
	b.call("Page.enable", nil)
	b.call("Log.enable", nil)
	b.call("Runtime.enable", nil)
	b.call("Page.navigate", map[string]any{"url": address + "/graphiql/?" + url.Values{"query": {`{ search(text: "Saxion", first: 1) { entity { name } } }`}}.Encode()})
	b.until("the button that runs the query", `document.querySelector('.graphiql-execute-button') !== null`)
	b.until("the schema", `document.querySelector('.graphiql-doc-explorer, [aria-label*="Documentation Explorer"]') !== null`)
	b.evaluate(`document.querySelector('.graphiql-execute-button').click()`)
	b.until("the answer", `document.querySelector('.result-window')?.textContent.includes('"name": "Saxion"') ?? false`)
	if folder := os.Getenv("KENNISGRAAF_SCREENSHOTS"); folder != "" {
		b.screenshot(filepath.Join(folder, "graphiql.png"))
	}
	for _, complaint := range b.complaints {
		t.Errorf("the browser says: %s", complaint)
	}
}

// browser is a page of Chromium, driven over its DevTools protocol.
type browser struct {
	*testing.T
	conn       *websocket.Conn
	calls      int
	complaints []string // errors that the page met
}

// browse starts Chromium with an empty page.
func browse(t *testing.T, chromium string) *browser {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
		"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1280,800", "--user-data-dir="+t.TempDir(),
		"--remote-debugging-port=0", "about:blank")
	lines, err := cmd.StderrPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	scanner := bufio.NewScanner(lines)
	for scanner.Scan() {
		if _, address, ok := strings.Cut(scanner.Text(), "DevTools listening on "); ok {
			go func() {
				for scanner.Scan() { //nolint:revive // what it says further is read and dropped
				}
			}()
			return attach(t, address)
		}
	}
	t.Fatal("Chromium ended before it listened")
	return nil
}

// attach opens a page in the browser that listens at an address.
func attach(t *testing.T, address string) *browser {
	t.Helper()
	dial := func(address string) *browser {
		conn, _, err := websocket.Dial(t.Context(), address, nil) //nolint:bodyclose // the library closes it
		if err != nil {
			t.Fatal(err)
		}
		conn.SetReadLimit(64 << 20)
		t.Cleanup(func() { _ = conn.CloseNow() })
		return &browser{T: t, conn: conn}
	}
	var page struct{ TargetID string }
	dial(address).result("Target.createTarget", map[string]any{"url": "about:blank"}, &page)
	base, _, _ := strings.Cut(address, "/devtools/")
	return dial(base + "/devtools/page/" + page.TargetID)
}

func (b *browser) call(method string, params map[string]any) json.RawMessage {
	b.Helper()
	ctx, cancel := context.WithTimeout(b.Context(), time.Minute)
	defer cancel()
	b.calls++
	request, err := json.Marshal(map[string]any{"id": b.calls, "method": method, "params": params})
	if err != nil {
		b.Fatal(err)
	}
	if err := b.conn.Write(ctx, websocket.MessageText, request); err != nil {
		b.Fatal(err)
	}
	for {
		_, data, err := b.conn.Read(ctx)
		if err != nil {
			b.Fatal(err)
		}
		var m struct {
			ID     int
			Method string
			Result json.RawMessage
			Error  *struct{ Message string }
			Params struct {
				Entry struct{ Level, Text string }
			}
		}
		if err := json.Unmarshal(data, &m); err != nil {
			b.Fatal(err)
		}
		switch {
		case m.ID == b.calls && m.Error != nil:
			b.Fatalf("%s: %s", method, m.Error.Message)
		case m.ID == b.calls:
			return m.Result
		case m.Method == "Log.entryAdded" && m.Params.Entry.Level == "error", m.Method == "Runtime.exceptionThrown":
			b.complaints = append(b.complaints, string(data))
		}
	}
}

func (b *browser) result(method string, params map[string]any, to any) {
	b.Helper()
	if err := json.Unmarshal(b.call(method, params), to); err != nil {
		b.Fatal(err)
	}
}

// evaluate runs script on the page and reports whether its value is true.
func (b *browser) evaluate(script string) bool {
	b.Helper()
	var value struct{ Result struct{ Value any } }
	b.result("Runtime.evaluate", map[string]any{"expression": script, "returnByValue": true}, &value)
	return value.Result.Value == true
}

func (b *browser) until(what, script string) {
	b.Helper()
	for range 300 {
		if b.evaluate(script) {
			return
		}
		time.Sleep(100 * time.Millisecond)
	}
	b.Errorf("%s does not come; the browser says %q", what, b.complaints)
}

func (b *browser) screenshot(path string) {
	b.Helper()
	var picture struct{ Data string }
	b.result("Page.captureScreenshot", nil, &picture)
	data, err := base64.StdEncoding.DecodeString(picture.Data)
	if err != nil {
		b.Fatal(err)
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		b.Fatal(err)
	}
}
