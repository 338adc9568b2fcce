add_owner() {
  case $(again «read») in *"$2"*) return ;; esac
  add "$1/\$ref" "$3"
}
