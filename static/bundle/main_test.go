package main

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"testing"

	"github.com/andybalholm/brotli"
)

func TestTheCompressedFormsHoldTheScript(t *testing.T) {
	script, err := os.ReadFile("../echarts.min.js")
	if err != nil {
		t.Fatal(err)
	}
	open := map[string]func(io.Reader) (io.Reader, error){
		".gz": func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) },
		".br": func(r io.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	}
	for form, reader := range open {
		small, err := os.ReadFile("../echarts.min.js" + form)
		if err != nil {
			t.Fatal(err)
		}
		r, err := reader(bytes.NewReader(small))
		if err != nil {
			t.Fatalf("%s: %v", form, err)
		}
		plain, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(plain, script) {
			t.Errorf("%s holds other bytes than the script (%v)", form, err)
		}
	}
}
