package main

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
	"unicode/utf16"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/text/encoding/charmap"
)

// patience is how long a script waits for something that should come at once.
const patience = time.Minute

// graphqlMain is the command `graphql URL QUERY`: it posts a query and prints the answer.
func graphqlMain() {
	if err := ask(os.Args[1], os.Args[2], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// ask posts a query to a server and copies its answer to w.
func ask(address, query string, w io.Writer) error {
	body, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		return err
	}
	answer, err := http.Post(address+"/graphql", "application/json", bytes.NewReader(body))
	if err != nil {
		return err
	}
	defer answer.Body.Close()
	_, err = io.Copy(w, answer.Body)
	return err
}

// scriptCode is `code N PROGRAM ARGS...`: the program must end with that exit code.
func scriptCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N PROGRAM ARGS...")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if want := args[0]; strconv.Itoa(got) != want {
		ts.Fatalf("exit code %d, want %s", got, want)
	}
}

// server is a program that a script started.
type server struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
	stdout bytes.Buffer // complete once done has spoken
	done   chan error
}

// scriptStart is `start NAME PROGRAM ARGS...`: it runs a program in the background and waits for its first line of output,
// which the variable NAME then holds.
func scriptStart(ts *testscript.TestScript, _ bool, args []string) {
	first := background(ts, args)
	select {
	case line, ok := <-first:
		if !ok {
			ts.Fatalf("%s ended without a word; standard error: %s", args[1], servers(ts)[args[0]].stderr.String())
		}
		ts.Setenv(args[0], line)
	case <-time.After(patience):
		ts.Fatalf("%s printed nothing", args[1])
	}
}

// scriptBackground is `background NAME PROGRAM ARGS...`: like start, but the script goes on at once.
func scriptBackground(ts *testscript.TestScript, _ bool, args []string) { background(ts, args) }

// background starts a program; the channel gives its first line of output, and is closed at its end.
func background(ts *testscript.TestScript, args []string) <-chan string {
	if len(args) < 2 {
		ts.Fatalf("usage: start NAME PROGRAM ARGS...")
	}
	path := args[1]
	for dir := range strings.SplitSeq(ts.Getenv("PATH"), string(os.PathListSeparator)) {
		if info, err := os.Stat(filepath.Join(dir, args[1])); err == nil && !info.IsDir() {
			path = filepath.Join(dir, args[1])
			break
		}
	}
	s := &server{cmd: exec.Command(path, args[2:]...), done: make(chan error, 1)}
	s.cmd.Dir = ts.MkAbs(".")
	s.cmd.Env = append(os.Environ(), "PATH="+ts.Getenv("PATH"), "HOME="+ts.Getenv("HOME"), "TMPDIR="+ts.Getenv("TMPDIR"))
	s.cmd.Stderr = &s.stderr
	out, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() { _ = s.cmd.Process.Kill() })
	servers(ts)[args[0]] = s

	first := make(chan string, 1)
	go func() {
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			s.stdout.WriteString(lines.Text() + "\n")
			if n == 0 {
				first <- lines.Text()
			}
		}
		close(first)
		s.done <- s.cmd.Wait()
	}()
	return first
}

type serversKey struct{}

func servers(ts *testscript.TestScript) map[string]*server {
	m, ok := ts.Value(serversKey{}).(map[string]*server)
	if !ok {
		ts.Fatalf("no servers in this script")
	}
	return m
}

// scriptInterrupt is `interrupt NAME CODE`: it sends Ctrl-C to a program that start began, and waits for it to end with CODE.
// What it printed lies in NAME.out and NAME.err.
func scriptInterrupt(ts *testscript.TestScript, _ bool, args []string) {
	s := servers(ts)[args[0]]
	ts.Check(s.cmd.Process.Signal(syscall.SIGINT))
	var err error
	select {
	case err = <-s.done:
	case <-time.After(patience):
		ts.Fatalf("%s does not end", args[0])
	}
	got := 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".out"), s.stdout.Bytes(), 0o600))
	ts.Check(os.WriteFile(ts.MkAbs(args[0]+".err"), s.stderr.Bytes(), 0o600))
	if strconv.Itoa(got) != args[1] {
		ts.Fatalf("exit code %d, want %s; standard error: %s", got, args[1], s.stderr.String())
	}
}

// scriptAwait is `await TEXT PROGRAM ARGS...`: it runs the program again and again until it prints TEXT.
func scriptAwait(ts *testscript.TestScript, _ bool, args []string) {
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(20 * time.Millisecond) {
		if ts.Exec(args[1], args[2:]...) == nil && strings.Contains(ts.ReadFile("stdout"), args[0]) {
			return
		}
	}
	ts.Fatalf("%q never came", args[0])
}

// scriptBytes is `bytes FILE HEX`: it writes those bytes.
func scriptBytes(ts *testscript.TestScript, _ bool, args []string) {
	b, err := hex.DecodeString(strings.Join(args[1:], ""))
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o600))
}

// scriptSparse is `sparse FILE SIZE`: a file of that many NUL bytes which takes no room.
func scriptSparse(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.ParseInt(args[1], 10, 64)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), nil, 0o600))
	ts.Check(os.Truncate(ts.MkAbs(args[0]), n))
}

// scriptLongLine is `longline FILE SIZE`: one line of words, that many bytes long.
func scriptLongLine(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	const words = "een lange regel zonder einde "
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Repeat(words, n/len(words)+1)[:n]), 0o600))
}

// scriptEncode is `encode ENCODING FROM TO`: it writes a UTF-8 file in another encoding.
func scriptEncode(ts *testscript.TestScript, _ bool, args []string) {
	text, out := ts.ReadFile(args[1]), []byte(nil)
	switch args[0] {
	case "utf-16":
		out = []byte{0xff, 0xfe}
		for _, u := range utf16.Encode([]rune(text)) {
			out = append(out, byte(u), byte(u>>8))
		}
	case "windows-1252":
		var err error
		out, err = charmap.Windows1252.NewEncoder().Bytes([]byte(text))
		ts.Check(err)
	default:
		ts.Fatalf("unknown encoding %s", args[0])
	}
	ts.Check(os.MkdirAll(filepath.Dir(ts.MkAbs(args[2])), 0o700))
	ts.Check(os.WriteFile(ts.MkAbs(args[2]), out, 0o600))
}

// scriptScribble is `scribble FILE`: from now on something writes to the end of a file, again and again.
func scriptScribble(ts *testscript.TestScript, _ bool, args []string) {
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	done := make(chan struct{})
	ts.Defer(func() {
		close(done)
		_ = f.Close()
	})
	go func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(50 * time.Microsecond):
				_, _ = f.WriteString("en nog een woord ")
			}
		}
	}()
}

// scriptMany is `many DIR N FILE`: N files that differ from FILE, and so from each other, by a sentence.
func scriptMany(ts *testscript.TestScript, _ bool, args []string) {
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	text := ts.ReadFile(args[2])
	ts.Check(os.MkdirAll(ts.MkAbs(args[0]), 0o700))
	for i := range n {
		name := filepath.Join(ts.MkAbs(args[0]), fmt.Sprintf("%04d.txt", i))
		varied := fmt.Sprintf("%s\nOp dag %d van het project kwamen er %d bewoners naar de wijkkamer.\n", text, i+1, 3*i+7)
		ts.Check(os.WriteFile(name, []byte(varied), 0o600))
	}
}

// scriptDamage is `damage FILE`: it overwrites the middle of a file.
func scriptDamage(ts *testscript.TestScript, _ bool, args []string) {
	path := ts.MkAbs(args[0])
	b, err := os.ReadFile(path)
	ts.Check(err)
	for i := 4096; i < len(b); i++ {
		b[i] ^= 0x5a
	}
	ts.Check(os.WriteFile(path, b, 0o600))
}

// scriptFullDisk is `fulldisk KB DIR SCRIPT`: it runs a shell script with DIR on a disk of that size: a tmpfs of its own where
// this machine lets us mount one, else under a limit on the size of files.
func scriptFullDisk(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.MkdirAll(ts.MkAbs(args[1]), 0o700))
	mount := "mount -t tmpfs -o size=" + args[0] + "k tmpfs " + args[1]
	if ts.Exec("unshare", "-rm", "sh", "-c", mount) == nil {
		ts.Logf("a full tmpfs of %s KB", args[0])
		ts.Check(ts.Exec("unshare", "-rm", "sh", "-c", mount+" && sh "+args[2]))
		return
	}
	ts.Logf("no mount is allowed here: a limit of %s KB on files", args[0])
	ts.Check(ts.Exec("bash", "-c", "ulimit -f "+args[0]+"; sh "+args[2]))
}

// scriptSame is `same FILE FILE...`: all have the same bytes, and some.
func scriptSame(ts *testscript.TestScript, _ bool, args []string) {
	first := ts.ReadFile(args[0])
	if first == "" {
		ts.Fatalf("%s is empty", args[0])
	}
	for _, other := range args[1:] {
		if ts.ReadFile(other) != first {
			ts.Fatalf("%s and %s differ", args[0], other)
		}
	}
}
