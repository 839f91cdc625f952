package e2e

import (
	"bytes"
	"os/exec"
	"regexp"
	"strings"
	"testing"
)

// A board without the sample lists no accounts, and prints a link by which the
// first administrator sets a password and signs in.
func TestANewBoardIsSetUpByItsLink(t *testing.T) {
	t.Parallel()
	site := own(t, t.TempDir())
	link := regexp.MustCompile(`http://\S+/setup/\S+`).FindString(site.said.String())
	if link == "" {
		t.Fatalf("no set-up link is printed:\n%s", site.said)
	}
	link = strings.TrimRight(link, ".,。")
	b := open(t, site.base)
	b.see("/signin")
	if n := b.count("form"); n != 1 {
		t.Errorf("the sign-in page of a board without the sample has %d forms", n)
	}
	if strings.Contains(b.text("body"), textSample) {
		t.Error("a board without the sample speaks of it")
	}
	b.see(strings.TrimPrefix(link, site.base))
	const password = "乌兰图雅 saddle 41 kiln"
	b.write("#password", password)
	b.write("#again", password)
	b.follow("form.field button")
	b.see("/signin")
	b.write("#name", "admin")
	b.write("#password", password)
	b.follow("form.field button")
	if at := b.where(); at != "/" {
		t.Errorf("signing in leads to %s", at)
	}
	b.see("/uploads")
	if b.count("header .who") != 1 {
		t.Error("nobody is signed in")
	}
	b.watch.expects("404")
	if status := b.visit(strings.TrimPrefix(link, site.base)); status == 200 {
		t.Error("the set-up link works a second time")
	}
}

func TestASecondServeOnTheSameDataIsRefusedClearly(t *testing.T) {
	t.Parallel()
	site := reading(t)
	file, err := binary()
	if err != nil {
		t.Fatal(err)
	}
	second := exec.Command(file, "serve", "--addr", "127.0.0.1:0", "--data", site.data, "--sample")
	var said bytes.Buffer
	second.Stdout, second.Stderr = &said, &said
	if err := second.Run(); err == nil {
		t.Fatal("a second serve on the same data runs")
	}
	if !strings.Contains(said.String(), site.data) {
		t.Errorf("the refusal does not name the directory: %s", &said)
	}
}
