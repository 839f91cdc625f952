// Bundle makes static/echarts.min.js: the parts of ECharts the board draws
// with, tree-shaken and minified, beside its gzip and brotli forms and the
// licences of what is inside. It fetches the packages that package-lock.json
// pins, with npm, into a directory that is gone afterwards, and writes the same
// bytes at every run. It is a module of its own so that the product depends on
// none of its tools; people who build the product need neither it nor npm.
package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/andybalholm/brotli"
	"github.com/evanw/esbuild/pkg/api"
)

// notices says which licence texts ship, by the file they become.
var notices = map[string]string{
	"echarts-LICENSE.txt": "echarts/LICENSE",
	"echarts-NOTICE.txt":  "echarts/NOTICE",
	"zrender-LICENSE.txt": "zrender/LICENSE",
	"tslib-LICENSE.txt":   "tslib/LICENSE.txt",
}

const banner = "/*! Apache ECharts (Apache-2.0), zrender (BSD-3-Clause), tslib (0BSD); texts in /static/licenses */"

func main() {
	if err := run(".", ".."); err != nil {
		fmt.Fprintln(os.Stderr, "bundle:", err)
		os.Exit(1)
	}
}

// run bundles the sources in src and writes what ships into out.
func run(src, out string) error {
	files, err := build(src)
	if err != nil {
		return err
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(out, name), content, 0o644); err != nil {
			return fmt.Errorf("write: %w", err)
		}
	}
	return nil
}

// build makes every file that ships, by its path under static/.
func build(src string) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "bundle")
	if err != nil {
		return nil, fmt.Errorf("scratch directory: %w", err)
	}
	defer os.RemoveAll(dir)
	if err := fetch(src, dir); err != nil {
		return nil, err
	}
	script, err := shake(dir)
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{"echarts.min.js": script}
	if files["echarts.min.js.gz"], err = squeeze(script, func(w io.Writer) (io.WriteCloser, error) {
		return gzip.NewWriterLevel(w, gzip.BestCompression)
	}); err != nil {
		return nil, err
	}
	if files["echarts.min.js.br"], err = squeeze(script, func(w io.Writer) (io.WriteCloser, error) {
		return brotli.NewWriterLevel(w, brotli.BestCompression), nil
	}); err != nil {
		return nil, err
	}
	for name, from := range notices {
		text, err := os.ReadFile(filepath.Join(dir, "node_modules", from))
		if err != nil {
			return nil, fmt.Errorf("licence: %w", err)
		}
		files[filepath.Join("licenses", name)] = text
	}
	return files, nil
}

// fetch copies the sources into dir and has npm install exactly the locked
// packages there; no package's own script runs.
func fetch(src, dir string) error {
	for _, name := range []string{"entry.js", "package.json", "package-lock.json"} {
		text, err := os.ReadFile(filepath.Join(src, name))
		if err != nil {
			return fmt.Errorf("source: %w", err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return fmt.Errorf("source: %w", err)
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
	npm.Dir = dir
	if said, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w\n%s", err, said)
	}
	return nil
}

// shake bundles entry.js into one script that sets window.echarts.
func shake(dir string) ([]byte, error) {
	built := api.Build(api.BuildOptions{
		AbsWorkingDir:     dir,
		EntryPoints:       []string{"entry.js"},
		Bundle:            true,
		Format:            api.FormatIIFE,
		GlobalName:        "echarts",
		Target:            api.ES2020,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		LegalComments:     api.LegalCommentsNone,
		Charset:           api.CharsetUTF8,
		Banner:            map[string]string{"js": banner},
		Define:            map[string]string{"process.env.NODE_ENV": `"production"`},
	})
	if len(built.Errors) > 0 {
		return nil, fmt.Errorf("esbuild: %s", built.Errors[0].Text)
	}
	if len(built.OutputFiles) != 1 {
		return nil, errors.New("esbuild: expected one file")
	}
	return built.OutputFiles[0].Contents, nil
}

// squeeze compresses content with the writer that open makes; no time and no
// name goes into the header, so equal content gives equal bytes.
func squeeze(content []byte, open func(io.Writer) (io.WriteCloser, error)) ([]byte, error) {
	var small bytes.Buffer
	w, err := open(&small)
	if err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if _, err := w.Write(content); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("compress: %w", err)
	}
	return small.Bytes(), nil
}
