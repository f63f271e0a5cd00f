// A page of articles, and of the articles of one entity, as Relay's usePaginationFragment asks for them.
graphql`
  fragment Articles_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "ArticlesPaginationQuery") {
    articles(first: $count, after: $cursor) @connection(key: "Articles_articles") {
      edges {
        node {
          id
          title
        }
      }
    }
  }
`;

graphql`
  fragment Articles_entity on Entity
  @argumentDefinitions(count: { type: "Int", defaultValue: 10 }, cursor: { type: "String" })
  @refetchable(queryName: "ArticlesOfEntityPaginationQuery") {
    name
    articles(first: $count, after: $cursor) @connection(key: "Articles_entity_articles") {
      edges {
        node {
          id
          label
        }
        mentions {
          text
          sentence {
            text
          }
        }
      }
    }
  }
`;

graphql`
  query ArticlesQuery($id: ID!) {
    ...Articles_query
    node(id: $id) {
      ...Articles_entity @alias
    }
  }
`;

graphql`
  subscription ArticlesChangesSubscription {
    changes {
      graph
    }
  }
`;
