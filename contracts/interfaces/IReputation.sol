// SPDX-License-Identifier: AGPL-3.0-or-later
pragma solidity 0.8.37;

import {CommonsId, MemberIndex} from "../types/Ids.sol";

/// @title Points for verified contributions
/// @notice An ERC-1155 whose ids are commons and whose transfers and approvals revert. Points belong to the member
/// (commons, index), so that a move to a new account keeps them; `balanceOf` looks the account's index up.
interface IReputation {
    /// @notice `amounts[i]` points were awarded to member `memberIndexes[i]` for the contribution behind the digest.
    event ReputationAwarded(
        CommonsId indexed commonsId,
        bytes32 indexed evidenceDigest,
        address indexed by,
        MemberIndex[] memberIndexes,
        uint32[] amounts
    );
    event ReputationRevoked(
        CommonsId indexed commonsId,
        bytes32 indexed evidenceDigest,
        address indexed by,
        MemberIndex memberIndex,
        uint32 amount
    );

    error ReputationNotTransferable();
    error ReputationNotAuthorized(CommonsId commonsId, address caller);
    error ReputationOwnAward(CommonsId commonsId, address caller);
    error ReputationNotMember(CommonsId commonsId, address account);
    error ReputationInvalidBatch(uint256 accounts, uint256 amounts);
    error ReputationInsufficient(CommonsId commonsId, address account, uint256 balance, uint256 amount);
    error ReputationSupplyExceeded(CommonsId commonsId);
    error ReputationFutureLookup(uint48 timepoint, uint48 clock);

    /// @notice Thanks members for one contribution, 1 to 200 accounts. Only a steward of the commons (never for
    /// itself) or the municipality's admin. The points of a commons never exceed 2^32 - 1 in total.
    /// @param evidenceDigest sha2-256 of the public evidence document.
    function awardBatch(
        CommonsId commonsId,
        address[] calldata accounts,
        uint32[] calldata amounts,
        bytes32 evidenceDigest
    ) external;

    /// @notice Takes points back, with a public reason. Only the municipality's admin.
    function revoke(CommonsId commonsId, address account, uint32 amount, bytes32 evidenceDigest) external;

    function reputationOf(CommonsId commonsId, MemberIndex memberIndex) external view returns (uint256);
    function pastReputation(
        CommonsId commonsId,
        MemberIndex[] calldata memberIndexes,
        uint48 timepoint
    ) external view returns (uint32[] memory);
    function totalReputation(CommonsId commonsId) external view returns (uint256);
}
